const catalogue = {
  'fact.community': '社区',
  'fact.grid': '网格',
  'fact.street': '街道',
  'fact.worker': '社工',
  greeting: '{{name}}，您好。{{roles}}',
  noRoles: '您还没有任何角色，请联系城市管理员授权。',
  title: '首页',
} as const;

export default catalogue;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    home: typeof catalogue;
  }
}
