import { total } from './indicator.js';

/** Intellectual property granted since January. */
export const ipGranted = total({
  code: 'ip-granted',
  name: { zh: '当年授权知识产权', en: 'Intellectual property granted this year' },
  meaning: {
    zh: '一月至本月累计授权知识产权件数之和。',
    en: 'Intellectual property granted from January to the end of the period.',
  },
  unit: 'piece',
  direction: 'higher-is-better',
  decimals: 0,
  source: '经营报表: 当年授权 (M30)',
  time: 'flow',
  field: 'ip_granted_this_year',
});
