const catalogue = {
  budget: '{{year}} 年预算',
  'budget.used': '已结算与冻结占预算的比例',
  budgeted: '预算',
  'count.communities': '社区',
  'count.grids': '网格',
  'count.streets': '街道',
  'count.workers': '社工',
  cycle: '{{year}} 年度考核',
  'cycle.appeals': '申诉',
  'cycle.calibrated': '已评定等次',
  'cycle.collected': '评分已收齐',
  'cycle.final': '已定档',
  'cycle.open': '评分中',
  'cycle.planned': '筹备',
  'cycle.publicity': '公示',
  free: '可用',
  greeting: '{{name}}，您好。{{roles}}',
  gross: '应发（元）',
  held: '冻结',
  net: '实发（元）',
  noRoles: '您还没有任何角色，请联系城市管理员授权。',
  open: '查看{{what}}',
  payRun: '{{month}} 发薪',
  'run.approved': '已批准，待发放',
  'run.closed': '已关账',
  'run.computed': '已核算，待批准',
  'run.paid': '已发放',
  settled: '已结算',
  state: '状态',
  title: '首页',
  waiting: '待我办理',
  'waiting.assessment.finalise': '年度考核待定档',
  'waiting.assessment.move': '等次调整待确认',
  'waiting.count': '{{n}} 件',
  'waiting.duties.activate': '事项待生效',
  'waiting.duties.admit': '事项准入待审',
  'waiting.duties.settlement': '事项结算待批准',
  'waiting.ledger.reversal': '冲销待批准',
  'waiting.none': '没有待办',
  'waiting.pay.run.approve': '发薪批次待批准',
  'waiting.pay.run.pay': '发薪批次待发放',
  workers: '人数',
} as const;

export default catalogue;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    home: typeof catalogue;
  }
}
