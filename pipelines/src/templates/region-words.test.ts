import { readFile } from 'node:fs/promises';
import { createAtlas, readRegions } from '@tidu/domain';
import { regionsFile } from '@tidu/reference';
import { regionWord, regionWords } from './region-words.js';

const REGIONS = readRegions(await readFile(regionsFile, 'utf8'));
const ON = '2026-09-30';

test.each([
  ['朝阳区 of 长春 is the only one of its province', '220000', '220104', '朝阳区'],
  ['in the whole country there are two, 北京 has the other', '000000', '220104', '长春市朝阳区'],
  ['a prefecture has its own name', '000000', '220200', '吉林市'],
])('%s', (_, root, id, word) => {
  const atlas = createAtlas(REGIONS, root);
  expect(regionWord(atlas, atlas.get(id)!, ON)).toBe(word);
});

test('a prefecture offers its counties, a county itself', () => {
  const atlas = createAtlas(REGIONS, '220000');
  expect(regionWords(atlas, '220300', ON)).toEqual(expect.arrayContaining(['铁西区', '铁东区', '双辽市']));
  expect(regionWords(atlas, '220300', ON)).not.toContain('四平市');
  expect(regionWords(atlas, '220302', ON)).toEqual(['铁西区']);
});
