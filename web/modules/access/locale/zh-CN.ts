const catalogue = {
  account: '账号与安全',
  email: '邮箱',
  mustChange: '您正在使用一次性初始密码，请先设置自己的密码。',
  noRoles: '暂无角色',
  'password.again': '再次输入新密码',
  'password.current': '当前密码',
  'password.differs': '两次输入的新密码不一致',
  'password.done': '密码已更改，其他登录已退出。',
  'password.new': '新密码',
  'password.note': '至少十位，含大写字母、小写字母、数字、符号中的三种。',
  'password.submit': '更改密码',
  'password.title': '更改密码',
  'password.wrong': '当前密码不对',
  required: '必填',
  roles: '角色',
  'second.code': '验证器当前显示的六位数字',
  'second.confirm': '验证并启用',
  'second.isOff': '尚未启用两步验证。',
  'second.isOn': '两步验证已启用，登录时需输入验证码。',
  'second.off': '停用两步验证',
  'second.on': '两步验证已启用。',
  'second.recovery': '恢复码（手机丢失时使用，每个一次，请妥善保存，只显示这一次）',
  'second.scan': '用身份验证器应用扫描二维码，或手工输入密钥，再填写它显示的六位数字。',
  'second.secret': '密钥',
  'second.shape': '请输入六位数字',
  'second.start': '启用两步验证',
  'second.title': '两步验证',
  'sessions.action': '操作',
  'sessions.address': '地址',
  'sessions.device': '设备',
  'sessions.end': '退出此处',
  'sessions.endOthers': '退出其他所有登录',
  'sessions.endOthersNote': '除当前浏览器外，其他设备都须重新登录。',
  'sessions.ended': '已退出。',
  'sessions.since': '登录时间',
  'sessions.title': '登录中的设备',
  'sessions.until': '有效至',
  title: '人员与权限',
} as const;

export default catalogue;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    access: typeof catalogue;
  }
}
