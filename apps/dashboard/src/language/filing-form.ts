import type { Twin } from './messages.js';

/** The form of one enterprise, filled in on its page. */
export const filingFormZh = {
  open: '在线填报',
  title: '在线填报',
  note: (name: string) => `${name}。交上来与传一个只有一行的工作簿一样：同样核对，同样留版本，可以撤回。`,
  layout: '报表',
  period: '期间',
  item: '项目',
  now: '本期',
  before: '上年同期',
  required: '必填',
  most: (n: string) => `最多 ${n} 项`,
  untouched: '没改的项不报，保持原样；清空一格就是收回那个数。',
  nothing: '还没有改动任何一项。',
  send: '报送',
  sending: '正在核对…',
  computing: '已收下，正在重算；可以关闭，数字会自己更新。',
  done: '已收下，数字已更新。',
  slow: '已收下；重算还没有做完，各页仍是原来的数。',
  refused: '没有收下，请按下面改后再报',
  remarks: '已收下，请留意',
  another: '再填一期',
};

export const filingFormEn: Twin<typeof filingFormZh> = {
  open: 'File here',
  title: 'File a return',
  note: name =>
    `${name}. It comes in like a workbook of one row: the same checks, a version of its own, and it can be withdrawn.`,
  layout: 'Form',
  period: 'Period',
  item: 'Item',
  now: 'This period',
  before: 'Year before',
  required: 'required',
  most: n => `at most ${n}`,
  untouched: 'What you do not change is not filed and stays as it is; an emptied cell takes its value back.',
  nothing: 'Nothing has been changed yet.',
  send: 'File',
  sending: 'Checking…',
  computing: 'Taken. Figures are being recomputed; you may close this, they follow by themselves.',
  done: 'Taken, and the figures are up to date.',
  slow: 'Taken; the figures have not been recomputed yet, pages still show the old ones.',
  refused: 'Not taken; please mend this and file again',
  remarks: 'Taken; please note',
  another: 'Another period',
};
