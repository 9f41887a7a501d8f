import { figureOver } from '../../test/figures.js';
import { enterprisesByTier } from './enterprises-by-tier.js';

test('enterprises with a valid title are counted, whatever their tier', async () => {
  const rows = [
    { enterprise_id: 'a', tier: 'national' },
    { enterprise_id: 'b', tier: 'municipal' },
    { enterprise_id: 'c', tier: null },
  ];
  expect(await figureOver(enterprisesByTier, rows)).toMatchObject({ value: 2, n: 2 });
});

test('where nobody holds a title there are none, which is not missing', async () => {
  expect(await figureOver(enterprisesByTier, [])).toMatchObject({ value: 0, n: 0 });
});
