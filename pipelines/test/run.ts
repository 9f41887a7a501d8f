import { Writable } from 'node:stream';
import { COMMANDS } from '../src/commands/index.js';
import { NOW, type Home } from './home.js';

export interface Said {
  code: number;
  lines: string[];
  remarks: string[];
}

/** Bytes of an answer as the lines they make. */
function writes(said: Said): Writable {
  return new Writable({
    write: (chunk: Buffer, _, done) => {
      said.lines.push(...chunk.toString().trimEnd().split(/\r?\n/));
      done();
    },
  });
}

/** Runs `tidu <words>` in the folder of a home. */
export async function run(home: Home, name: string, ...args: string[]): Promise<Said> {
  const said: Said = { code: -1, lines: [], remarks: [] };
  said.code = await COMMANDS[name]!.run({
    args,
    configuration: home.configuration,
    databaseUrl: home.databaseUrl,
    cwd: home.folder,
    now: NOW,
    answer: () => writes(said),
    print: line => said.lines.push(line),
    remark: line => said.remarks.push(line),
  });
  return said;
}
