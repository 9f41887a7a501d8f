import { type Random } from './random.js';
import { type Trade } from './trades.js';

const FIRST = '鹤云松岭瑞恒嘉启泽宏锦凯博诚远卓晟旭盛汇华森泓辰朗昊铭弘睿丰腾骏拓毅峰翔祥润晶星禾麦澄沐砺衡鼎坤乾';
const SECOND = '原川泰达科源安信达和业兴景林航宇峰海阳光顺昌康利维奥扬翼驰诺格邦森隆岳江河湖晖润程途创智图';
const FORMS = ['有限公司', '有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司'] as const;

/**
 * A namer whose names never repeat and all begin with 合成, so that nobody takes one for a real firm.
 *
 * @returns a function from a firm's own chance and its trade to its name
 */
export function namer(): (random: Random, trade: Trade) => string {
  const taken = new Set<string>();
  return (random, trade) => {
    for (let letters = 2; ; letters += 1) {
      // After some collisions a longer fantasy name: two letters hold about a hundred thousand names with trade and form.
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const name = `合成${fantasy(random, letters)}${random.pick(trade.products)}${random.pick(FORMS)}`;
        if (!taken.has(name)) {
          taken.add(name);
          return name;
        }
      }
    }
  };
}

function fantasy(random: Random, letters: number): string {
  const tail = Array.from({ length: letters - 1 }, () => letterOf(SECOND, random)).join('');
  return letterOf(FIRST, random) + tail;
}

function letterOf(letters: string, random: Random): string {
  return letters.charAt(random.integer(0, letters.length - 1));
}
