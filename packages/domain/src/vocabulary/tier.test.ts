import { highestTier, MONITORED_TIERS, recogniseTier, TIER_NAMES, TIERS } from './tier.js';

test('the ladder rises from seeds to champions', () => {
  expect(TIERS.map(tier => TIER_NAMES[tier].shortZh)).toEqual(['优质种子', '市级', '省级', '国家级', '单项冠军']);
});

test('municipal, provincial and national enterprises are monitored; seeds are not', () => {
  expect(MONITORED_TIERS).toEqual(['municipal', 'provincial', 'national']);
});

test.each([
  ['省级专精特新中小企业', 'provincial'],
  ['国家级专精特新“小巨人”企业', 'national'],
  ['小巨人', 'national'],
  ['市（州）级', 'municipal'],
  ['Provincial', 'provincial'],
])('%s means the tier %s', (text, tier) => {
  expect(recogniseTier(text)).toBe(tier);
});

test('every tier is recognised by each of its own names', () => {
  const names = TIERS.flatMap(tier => [TIER_NAMES[tier].zh, TIER_NAMES[tier].shortZh].map(name => [name, tier]));
  expect(names.map(([name = '']) => [name, recogniseTier(name)])).toEqual(names);
});

test.each(['高新技术企业', '', 'constructor', '__proto__'])('%j names no tier', text => {
  expect(recogniseTier(text)).toBeNull();
});

test('of several titles the highest counts', () => {
  expect(highestTier(['municipal', 'national', 'provincial'])).toBe('national');
  expect(highestTier([])).toBeNull();
});
