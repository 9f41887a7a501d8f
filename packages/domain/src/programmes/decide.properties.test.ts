import fc from 'fast-check';
import { BUILT_IN, library } from '../../test/programmes.js';
import { TIERS } from '../vocabulary/tier.js';
import { decide, type Outcome, type ProgrammeVerdict } from './decide.js';
import type { Evidence, Inquiry } from './evidence.js';

const book = library();
const YEAR: Inquiry = { purpose: 'application', on: '2026-05-10', period: '2025-12' };

/** What is met and what is waived stand in nobody's way; which of the two it is may hang on what is known. */
const standing = (outcome: Outcome) => (outcome === 'not-applicable' ? 'met' : outcome);

describe('missing data never passes and never fails', () => {
  const keys = [
    'revenue',
    'mainRevenue',
    'rdExpense',
    'rdStaff',
    'employees',
    'totalAssets',
    'totalLiabilities',
    'netProfit',
    'classOneIp',
  ];
  const figure = fc.option(fc.constantFrom(0, 1, 5, 20, 100, 300, 500, 999, 1200, 2000, 5000, 12_000, 60_000), {
    freq: 4,
  });
  const year = fc.record(Object.fromEntries(keys.map(key => [key, figure])));
  const evidenceOn = (facts: readonly string[]): fc.Arbitrary<Evidence> =>
    fc.record({
      industryCode: fc.constantFrom('3512', '6510', '5920', '0111', 'C', '59', null),
      foundedOn: fc.constantFrom('2010-03-01', '2024-01-01', null),
      titles: fc.subarray([...TIERS]),
      years: fc.tuple(year, year, year),
      facts: fc.record(
        Object.fromEntries(facts.map(fact => [fact, fc.option(fc.constantFrom(0, 1, 3, 15, 60, 5000))])),
      ),
    });
  /** The same evidence with some of it gone; titles are known in full, so they stay. */
  const blank = (values: Record<string, unknown>, gone: (at: number) => boolean, from: number) =>
    Object.fromEntries(Object.entries(values).map(([key, value], at) => [key, gone(from + at) ? null : value]));

  test.each(BUILT_IN)('%s: with less evidence an outcome stays or becomes unknown', id => {
    const programme = book.programmeOf(id);
    const outcomes = ({ tiers }: ProgrammeVerdict) =>
      tiers.flatMap(({ tier, outcome, criteria }) => [
        [tier, outcome] as const,
        ...criteria.map(({ criterion: name, outcome: ofOne }) => [name, standing(ofOne)] as const),
      ]);
    const facts = programme.facts.map(fact => fact.id);
    fc.assert(
      fc.property(
        evidenceOn(facts),
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom('2025-12', '2025-06'),
        (evidence, stream, period) => {
          const lots = [...stream.take(100)];
          const gone = (at: number) => lots[at]!;
          const less = {
            ...evidence,
            industryCode: gone(99) ? null : evidence.industryCode,
            years: evidence.years.map((one, back) => blank(one, gone, back * 10) as Record<string, number | null>),
            facts: blank(evidence.facts, gone, 40) as Evidence['facts'],
          };
          const before = outcomes(decide(book, programme, evidence, { ...YEAR, period }));
          const after = outcomes(decide(book, programme, less, { ...YEAR, period }));
          after.forEach(([name, outcome], at) => {
            if (outcome !== 'unknown') expect([name, outcome]).toEqual(before[at]);
          });
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });
});
