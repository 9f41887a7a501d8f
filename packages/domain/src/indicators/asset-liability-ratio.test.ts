import { figureOver } from '../../test/figures.js';
import { assetLiabilityRatio } from './asset-liability-ratio.js';

test('the ratio is the quotient of the sums', async () => {
  const rows = [
    { total_liabilities: 60, total_assets: 100 },
    { total_liabilities: 40, total_assets: 400 },
  ];
  expect(await figureOver(assetLiabilityRatio, rows)).toMatchObject({ value: 20, n: 2 });
});

test('an enterprise that owes more than it owns is over 100, and counts', async () => {
  expect(await figureOver(assetLiabilityRatio, [{ total_liabilities: 150, total_assets: 100 }])).toMatchObject({
    value: 150,
  });
});

test.each([
  ['filed no liabilities', { total_liabilities: null, total_assets: 100 }],
  ['filed no assets', { total_liabilities: 50, total_assets: null }],
  ['has no assets', { total_liabilities: 50, total_assets: 0 }],
])('an enterprise that %s does not count', async (_, row) => {
  const sound = { total_liabilities: 30, total_assets: 100 };
  expect(await figureOver(assetLiabilityRatio, [sound, row])).toMatchObject({ value: 30, n: 1 });
});

test('its change is in percentage points over the enterprises of both years', async () => {
  const rows = [
    { total_liabilities: 55, total_assets: 100, total_liabilities_prior: 60, total_assets_prior: 100 },
    { total_liabilities: 95, total_assets: 100 },
  ];
  expect(await figureOver(assetLiabilityRatio, rows)).toMatchObject({
    value: 75,
    change: { value: -5, kind: 'difference', n: 1 },
  });
});
