// The one entry for a machine that has only Node and npm: `npm start`, `npm test`, `npm run tidu`.
// Nothing is installed yet when this runs, so it and ./setup use Node's own modules only.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { prepare } from './setup/prepare.mjs';

const COMMANDS = ['start', 'test', 'check', 'dev', 'tidu'];
const OLDEST_NODE = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  const needed = OLDEST_NODE.join('.');
  console.error(`需要 Node ${needed} 或更新的版本，现在是 ${process.version}。`);
  console.error(`Node ${needed} or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

const command = process.argv[2] ?? '';
if (!COMMANDS.includes(command)) {
  console.error(`node infra/local/run.mjs ${COMMANDS.join('|')}`);
  process.exit(1);
}

const workingCopy = join(dirname(fileURLToPath(import.meta.url)), '../..');
await prepare(workingCopy);
if (command === 'test' || command === 'check') {
  const verify = await import('./setup/verify.mjs');
  process.exitCode = (await verify[command](workingCopy)) ?? 0;
} else {
  // in this process: no package manager, and no second Node, stands between the terminal and the server
  await import(pathToFileURL(join(workingCopy, 'infra/local/dist/main.js')).href);
}
