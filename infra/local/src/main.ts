import { TiduError } from '@tidu/domain';
import { dev } from './dev.js';
import { start } from './start.js';
import { tidu } from './tidu.js';

const [name = '', ...args] = process.argv.slice(2);

const COMMANDS: Record<string, () => Promise<number | void>> = {
  start: async () => void (await start()),
  dev,
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
