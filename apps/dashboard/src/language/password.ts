import type { Twin } from './messages.js';

export const passwordZh = {
  title: '修改密码',
  first: '这是第一次登录，请先换掉初始密码，再继续。',
  current: '原密码',
  wanted: '新密码',
  repeated: '再填一次新密码',
  rule: '至少 10 个字符。改过以后，这个账号在别处的登录会退出。',
  submit: '修改',
  refused: '密码没有改',
  differ: '两次填的新密码不一样，请再填一次。',
};

export const passwordEn: Twin<typeof passwordZh> = {
  title: 'Change password',
  first: 'This is your first sign-in: choose a password of your own before going on.',
  current: 'Old password',
  wanted: 'New password',
  repeated: 'New password again',
  rule: 'At least 10 characters. Other sign-ins of this account will end.',
  submit: 'Change',
  refused: 'The password was not changed',
  differ: 'The two new passwords differ; type them again.',
};
