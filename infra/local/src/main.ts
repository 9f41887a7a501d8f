import { TiduError } from '@tidu/domain';
import { start } from './start.js';
import { tidu } from './tidu.js';

const [name = '', ...args] = process.argv.slice(2);

const COMMANDS: Record<string, () => Promise<number | void>> = {
  start,
  tidu: () => tidu(args),
};

try {
  const code = await COMMANDS[name]?.();
  if (typeof code === 'number') process.exitCode = code;
} catch (error) {
  // what a person can cure is a sentence; anything else shows where it happened
  const isPlain = error instanceof TiduError || (error instanceof Error && error.constructor === Error);
  console.error(isPlain ? error.message : error);
  process.exit(1);
}
