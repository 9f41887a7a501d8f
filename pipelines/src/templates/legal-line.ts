import type { Layout } from '@tidu/domain';

const UNSET = '待填';

/**
 * What a survey form must carry to be one an enterprise has to fill in, with 待填 where a bureau has not said it.
 *
 * The day until which it holds is written in Chinese figures: a day in figures above a table is taken for its period.
 */
export function legalItems({ legal = {} }: Pick<Layout, 'legal'>): [name: string, value: string][] {
  const { formNumber, issuedBy, approvedBy, approvalNumber, validUntil } = legal;
  return [
    ['表号', formNumber ?? UNSET],
    ['制定机关', issuedBy ?? UNSET],
    ['批准/备案机关', approvedBy ?? UNSET],
    ['文号', approvalNumber ?? UNSET],
    ['有效期至', validUntil === undefined ? UNSET : chineseDay(validUntil)],
  ];
}

const FIGURES = '〇一二三四五六七八九';

/** `2027-12-31` → 二〇二七年十二月三十一日. */
function chineseDay(day: string): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return `${[...year].map(figure => FIGURES[Number(figure)]).join('')}年${upTo99(Number(month))}月${upTo99(Number(date))}日`;
}

function upTo99(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? FIGURES[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? FIGURES[ones] : ''}`;
}
