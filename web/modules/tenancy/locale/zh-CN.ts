const catalogue = {
  action: '操作',
  addTemplate: '增加模板',
  addYear: '录入一年',
  calendars: '工作日历',
  city: '城市',
  days: '{{n}} 天',
  daysNote: '每行一个日期，如 2026-10-01。',
  divisionCode: '行政区划代码',
  editYear: '更正 {{year}} 年',
  end: '停用',
  endNote: '停用后新设单位不再带出此机构，已有的不受影响。',
  endTitle: '停用模板“{{name}}”',
  ended: '已于 {{day}} 停用',
  from: '起用日期',
  holidays: '放假',
  kind: '机构类型',
  'kind.city': '城市',
  'kind.community': '社区',
  'kind.department': '部门',
  'kind.grid': '网格',
  'kind.office': '办公室',
  'kind.station': '站所',
  'kind.street': '街道',
  makeUpDays: '调休上班',
  name: '名称',
  note: '对全市生效，改动写入审计记录。',
  parentKind: '设在',
  required: '必填',
  save: '保存',
  saved: '已保存',
  slug: '城市代码',
  source: '依据',
  sourceNote: '写明文件名称与文号。',
  templateName: '机构名称',
  templates: '机构模板',
  title: '城市设置',
  year: '年度',
} as const;

export default catalogue;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    tenancy: typeof catalogue;
  }
}
