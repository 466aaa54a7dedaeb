const catalogue = {
  action: '动作',
  actor: '操作人',
  at: '时间',
  digest: '摘要（SHA-256）',
  entry: '第 {{seq}} 条记录',
  'fault.anchor_differs': '链尾与库外锚点不一致，自第 {{seq}} 条起。',
  'fault.entry_changed': '第 {{seq}} 条记录的内容被改动。',
  'fault.entry_missing': '缺少第 {{seq}} 条记录。',
  'fault.seal_changed': '第 {{seq}} 条记录的封印被改动。',
  'fault.seal_missing': '第 {{seq}} 条记录的封印缺失。',
  'filter.action': '动作，如 roster.',
  'filter.actor': '操作人编号',
  'filter.from': '起日',
  'filter.subject': '对象编号',
  'filter.until': '止日',
  'kind.key': '机器密钥',
  'kind.person': '人员',
  'kind.system': '系统',
  note: '每一次写入都留下一条记录，依次封入同一条链，链尾另存于库外。',
  open: '查看第 {{seq}} 条',
  payload: '内容',
  proof: '下载存证文件',
  reason: '理由',
  request: '请求编号',
  sealed: '封印',
  'sealed.no': '待封',
  'sealed.yes': '已封',
  seq: '序号',
  subject: '对象',
  title: '审计',
  verify: '核验全链',
  'verify.intact': '已核验 {{n}} 条，全部完好；与库外锚点（第 {{seq}} 条）一致。',
  'verify.note': '逐条重算摘要与封印，并与库外锚点比对。',
  'verify.progress': '已核验 {{n}} 条 …',
} as const;

export default catalogue;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    audit: typeof catalogue;
  }
}
