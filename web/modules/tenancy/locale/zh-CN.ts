const catalogue = {
  calendars: '工作日历',
  city: '城市',
  divisionCode: '行政区划代码',
  keys: '机器密钥',
  name: '名称',
  note: '对全市生效，改动写入审计记录。',
  'note.calendars': '各年度放假与调休安排，期限按此计算。',
  'note.keys': '供其他系统调用接口。',
  'note.roles': '每个角色有哪些权限。',
  'note.templates': '新设街道、社区时带出的办公室与站所。',
  roles: '角色',
  slug: '城市代码',
  templates: '机构模板',
  title: '城市设置',
} as const;

export default catalogue;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    tenancy: typeof catalogue;
  }
}
