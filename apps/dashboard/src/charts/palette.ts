/** Colours of charts. Growth is never red or green; at most four lines, each with its own dash. */
export const INK = {
  text: '#14211F',
  secondary: '#43524F',
  note: '#62706D',
  line: '#DEE5E3',
  axis: '#76847F',
  panel: '#FFFFFF',
};

export const FONT = "'Noto Sans SC Variable','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif";

/** Classes of growth in percent, the same for every period; zero is a boundary. `below` is exclusive. */
export const GROWTH_CLASSES: readonly { below: number; label: string; fill: string; text: string }[] = [
  { below: -2, label: '<\u22122', fill: '#9C6B3C', text: '#FFFFFF' },
  { below: 0, label: '\u22122—0', fill: '#E3C9AC', text: '#14211F' },
  { below: 5, label: '0—5', fill: '#CBE4E0', text: '#14211F' },
  { below: 8, label: '5—8', fill: '#6FB3AA', text: '#14211F' },
  { below: Infinity, label: '⩾8', fill: '#1F7A71', text: '#FFFFFF' },
];

/** The class a growth belongs to. */
export const growthClass = (percent: number): (typeof GROWTH_CLASSES)[number] =>
  GROWTH_CLASSES.find(({ below }) => percent < below) ?? GROWTH_CLASSES[GROWTH_CLASSES.length - 1]!;

/** Lines by their order: accent solid, ink dotted, violet dashed, grey for reference. */
export const LINES: readonly { color: string; type: 'solid' | 'dotted' | 'dashed'; width: number }[] = [
  { color: '#0A6A63', type: 'solid', width: 2.5 },
  { color: '#2B3440', type: 'dotted', width: 2 },
  { color: '#8A5BA3', type: 'dashed', width: 2 },
  { color: '#A9B4B6', type: 'solid', width: 1.5 },
];

/** Parts of a score, in the order of the indicators of a scheme. */
export const SCORE_PARTS = ['#0A6A63', '#A3CFC8', '#9A6FB0', '#2B3440'] as const;
