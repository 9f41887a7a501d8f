import { fitMenu } from './menu.js';

test('a menu that fits is shown whole, without a word for more', () => {
  expect(fitMenu(['总览', '企业', '排名', '预警', '报送'], 5)).toEqual({
    shown: ['总览', '企业', '排名', '预警', '报送'],
    folded: [],
  });
});

test('a longer menu gives its last place to the word that opens the rest', () => {
  expect(fitMenu(['总览', '企业', '排名', '预警', '报送', '运行'], 5)).toEqual({
    shown: ['总览', '企业', '排名', '预警'],
    folded: ['报送', '运行'],
  });
});
