import { contract, type ArgsOf, type IndicatorEntry, type RegionEntry } from '@tidu/contract';
import { isQuarterEnd, writeWhere, type Period } from '@tidu/domain';
import { storeToRefs } from 'pinia';
import { computed, watchEffect } from 'vue';
import { useRoute } from 'vue-router';
import { useAnswer } from '../answer.js';
import { ask } from '../api.js';
import { topOf } from '../overview/asked.js';
import { useCatalogue } from '../stores/catalogue.js';
import { useStatus, type Status } from '../stores/status.js';
import { readExplorer, type ExplorerQuestion } from './explorer-question.js';

type ValuesArgs = ArgsOf<typeof contract.indicators.values>;

/** The question with its defaults filled in. */
export interface Explored {
  entry: IndicatorEntry;
  period: Period;
  region: RegionEntry;
  question: ExplorerQuestion;
  /** Periods of the lines, oldest first. */
  series: Period[];
}

const MOST_PERIODS = 12;

/** Everything the explorer asks the API, from the question in its address. */
export function useExplorer() {
  const route = useRoute();
  const statusStore = useStatus();
  const { status, generation } = storeToRefs(statusStore);
  const catalogue = useCatalogue();
  const { regions, indicators } = storeToRefs(catalogue);
  const known = useAnswer(
    () => generation.value,
    () => catalogue.load(),
  );
  const question = computed(() => readExplorer(route.query));
  const explored = computed(() =>
    status.value === null ? null : resolve(question.value, status.value, regions.value, indicators.value),
  );
  const panel = <T>(load: (asked: Explored, signal: AbortSignal) => Promise<T>, isMeant = (_: Explored) => true) =>
    useAnswer(
      () =>
        explored.value === null || !isMeant(explored.value)
          ? null
          : { explored: explored.value, generation: generation.value },
      async (key, signal) => ({ explored: key.explored, ...(await load(key.explored, signal)) }),
    );
  const table = panel((each, signal) => ask(contract.indicators.values, tableArgs(each), signal));
  const total = panel((each, signal) => ask(contract.indicators.values, totalArgs(each), signal));
  const lines = panel(
    (each, signal) => ask(contract.indicators.values, lineArgs(each), signal),
    ({ question: { lines: keys } }) => keys.length > 0,
  );
  /** Who has the province has nobody beside it. */
  const peers = panel(
    (each, signal) => ask(contract.indicators.peers, peerArgs(each), signal),
    ({ region }) => region.level === 'prefecture' || region.level === 'county',
  );
  const provenance = computed(() => (table.value.value ?? total.value.value)?.provenance ?? null);
  watchEffect(() => {
    if (provenance.value !== null && question.value.asOf === null) statusStore.noteShown(provenance.value.snapshotId);
  });
  return { question, explored, status, regions, indicators, known, table, total, lines, peers, provenance };
}

function resolve(
  question: ExplorerQuestion,
  { snapshot, periods, latestQuarter }: Status,
  regions: ReadonlyMap<string, RegionEntry>,
  indicators: ReadonlyMap<string, IndicatorEntry>,
): Explored | null {
  const entry = indicators.get(question.code ?? 'revenue');
  const period = question.period ?? latestQuarter;
  const region = question.region === null ? topOf(regions) : regions.get(question.region);
  if (snapshot === null || entry === undefined || period === null || region === undefined) return null;
  const isMeant = (each: Period) => each <= period && (isQuarterEnd(each) || !isQuarterEnd(period));
  const series = periods.map(each => each.period).filter(isMeant);
  return { entry, period, region, question, series: series.slice(-MOST_PERIODS) };
}

const common = ({ entry, region, question }: Explored): Pick<ValuesArgs, 'codes' | 'region'> & Partial<ValuesArgs> => ({
  codes: [entry.code],
  region: region.id,
  where: writeWhere(question.where),
  span: question.span,
  sample: question.sample,
  membership: question.membership,
  ...(question.asOf !== null && { asOf: question.asOf }),
});

/** What the table asks; the same address with `.arrow` is its download. */
export const tableArgs = (each: Explored): ValuesArgs => ({
  ...common(each),
  period: each.period,
  by: each.question.by.join(',') || 'none',
  extras: each.question.by.length === 0 ? undefined : ['share', 'rank', 'contribution'],
});

const totalArgs = (each: Explored): ValuesArgs => ({ ...common(each), periods: each.series, by: 'none' });

const lineArgs = (each: Explored): ValuesArgs => ({
  ...common(each),
  periods: each.series,
  by: each.question.by.join(',') || 'none',
});

const peerArgs = ({ entry, period, region, question }: Explored): ArgsOf<typeof contract.indicators.peers> => ({
  codes: [entry.code],
  period,
  region: region.id,
  where: writeWhere(question.where),
  span: question.span,
  sample: question.sample,
});
