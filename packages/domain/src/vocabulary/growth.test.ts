import { growth, type Growth } from './growth.js';

test.each<[rule: string, current: number | null, prior: number | null, expected: Growth]>([
  ['120 after 100 grew by 20 %', 120, 100, { kind: 'rate', value: 20 }],
  ['60 after 100 fell by 40 %', 60, 100, { kind: 'rate', value: -40 }],
  ['nothing changed is zero', 100, 100, { kind: 'rate', value: 0 }],
  ['nothing left is exactly minus 100 %, still a decline', 0, 100, { kind: 'rate', value: -100 }],
  ['a loss of 20 after a profit of 100 turned to loss', -20, 100, { kind: 'turned-to-loss', value: -120 }],
  ['a profit after a loss is a note, not a rate', 50, -30, { kind: 'note' }],
  ['a loss after a loss is a note too', -50, -30, { kind: 'note' }],
  ['5 after nothing cannot be computed', 5, 0, { kind: 'undefined' }],
  ['an unreported value leaves growth missing', null, 100, { kind: 'missing' }],
  ['an unreported base leaves growth missing', 100, null, { kind: 'missing' }],
])('%s', (_, current, prior, expected) => {
  expect(growth(current, prior)).toEqual(expected);
});
