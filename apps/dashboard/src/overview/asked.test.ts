import type { RegionEntry } from '@tidu/contract';
import { readQuestion } from '../question.js';
import type { Status } from '../stores/status.js';
import { headlineArgs, regionArgs, resolve, seriesOf } from './asked.js';

const region = (id: string, parentId: string | null, level: RegionEntry['level']): RegionEntry => ({
  id,
  parentId,
  level,
  kind: 'admin',
  name: { zh: id, en: null },
  shortName: id,
  reporting: true,
});
const province = new Map(
  [
    region('220000', null, 'province'),
    region('220200', '220000', 'prefecture'),
    region('220281', '220200', 'county'),
  ].map(each => [each.id, each]),
);
const all = ['municipal', 'provincial', 'national'] as const;
const status = {
  snapshot: { id: 's00000001' },
  latestQuarter: '2026-09',
  periods: [
    ['2024-12', all],
    ['2025-11', ['national']],
    ['2025-12', all],
    ['2026-08', ['national']],
    ['2026-09', all],
    ['2026-10', ['national']],
  ].map(([period, dueTiers]) => ({ period, dueTiers })),
} as unknown as Status;

test('the overview opens at the newest quarter, the whole scope, one level below it', () => {
  expect(resolve(readQuestion({}), status, province)).toMatchObject({
    period: '2026-09',
    region: { id: '220000' },
    level: 'prefecture',
  });
});

test('the line of all tiers has the quarters of two years only; the national line has the months too', () => {
  expect(seriesOf(status, '2026-09', null)).toEqual(['2025-12', '2026-09']);
  expect(seriesOf(status, '2026-09', 'national')).toEqual(['2025-11', '2025-12', '2026-08', '2026-09']);
});

test('a region outside the scope is not asked for', () => {
  expect(resolve(readQuestion({ region: '220100' }), status, province)).toBeNull();
});

test('a county has nothing below it: its panel asks for itself', () => {
  const asked = resolve(readQuestion({ region: '220281', level: 'county' }), status, province)!;
  expect(regionArgs(asked)).toEqual({
    codes: expect.anything(),
    period: '2026-09',
    by: 'none',
    region: '220281',
    tier: 'monitored',
  });
});

test('a month outside the line is still asked for the headline', () => {
  const asked = resolve(readQuestion({ period: '2026-08' }), status, province)!;
  expect(headlineArgs(asked)).toMatchObject({ periods: ['2025-12', '2026-08'] });
});
