import type { Twin } from './messages.js';

export const signInZh = {
  title: '登录',
  subtitle: '专精特新企业运行监测',
  login: '账号',
  password: '密码',
  submit: '登录',
  submitting: '正在登录…',
  showPassword: '显示',
  hidePassword: '隐藏',
  refused: '没有登录成功',
  unreachable: '连不上服务。您填的内容没有发出去，请确认服务已启动后再试。',
  firstPassword: '第一次启动时，管理员账号和密码印在运行 npm start 的窗口里，只印一次。',
  signInFirst: '请先登录，登录后回到您要看的页面。',
};

export const signInEn: Twin<typeof signInZh> = {
  title: 'Sign in',
  subtitle: 'Specialised and innovative SMEs',
  login: 'Account',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  showPassword: 'Show',
  hidePassword: 'Hide',
  refused: 'You are not signed in',
  unreachable: 'The service cannot be reached and nothing was sent. Check that it runs, then try again.',
  firstPassword: 'On first start the account and password of the administrator are printed once, where npm start runs.',
  signInFirst: 'Sign in first; you will return to the page you asked for.',
};
