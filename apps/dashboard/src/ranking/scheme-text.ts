/** The number a key has on the outermost level of a scheme's text; null where it says none or is absent. */
export function numberOf(text: string, key: string): number | null {
  const written = new RegExp(`^${key}:[ \\t]*(-?\\d+(?:\\.\\d+)?)`, 'm').exec(text)?.[1];
  return written === undefined ? null : Number(written);
}

/** The text with another number behind a key; what stands behind it as a remark stays. A key that is absent is added. */
export function withNumber(text: string, key: string, value: number | null): string {
  const line = new RegExp(`^(${key}:[ \\t]*)(?:-?\\d+(?:\\.\\d+)?|null)`, 'm');
  const word = value === null ? 'null' : String(value);
  return line.test(text) ? text.replace(line, `$1${word}`) : `${text.trimEnd()}\n${key}: ${word}\n`;
}

/** Weights of the indicators in the order of the text; one that is not written is 1. */
export function weightsOf(text: string): number[] {
  return blocksOf(text).blocks.map(block => Number(WEIGHT.exec(block)?.[2] ?? 1));
}

/** The text with another weight of one indicator. */
export function withWeight(text: string, at: number, weight: number): string {
  const { before, blocks } = blocksOf(text);
  const changed = blocks.map((block, place) => (place === at ? reweighed(block, weight) : block));
  return before + changed.join('');
}

const WEIGHT = /((?:^|[\s,{])weight:[ \t]*)(\d+(?:\.\d+)?)/;
const INDICATOR = /^[ \t]*- (?:\{ )?indicator:/gm;

/** What stands before the first indicator, and one piece for each; the last runs to the end of the text. */
function blocksOf(text: string): { before: string; blocks: string[] } {
  const starts = [...text.matchAll(INDICATOR)].map(({ index }) => index);
  const blocks = starts.map((start, at) => text.slice(start, starts[at + 1] ?? text.length));
  return { before: text.slice(0, starts[0] ?? text.length), blocks };
}

function reweighed(block: string, weight: number): string {
  if (WEIGHT.test(block)) return block.replace(WEIGHT, `$1${weight}`);
  const [first = '', ...rest] = block.split('\n');
  if (first.includes('{')) return [first.replace(/\s*\}/, `, weight: ${weight} }`), ...rest].join('\n');
  const indent = ' '.repeat(first.indexOf('-') + 2);
  return [first, `${indent}weight: ${weight}`, ...rest].join('\n');
}
