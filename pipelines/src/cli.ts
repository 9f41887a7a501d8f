#!/usr/bin/env node
import { readConfiguration, TiduError } from '@tidu/domain';
import { COMMANDS } from './commands/index.js';

/**
 * `tidu`: what the page does, from a shell. Answers go to stdout, everything else to stderr.
 * PostgreSQL is started and migrated by the launcher, which hands over DATABASE_URL.
 */
async function main([name, ...args]: string[]): Promise<number> {
  const command = COMMANDS[name ?? ''];
  if (command === undefined || args.includes('--help')) {
    process.stderr.write(command === undefined ? overview() : `tidu ${command.usage}\n\n${command.summary}\n`);
    return command === undefined && name !== '--help' && name !== undefined ? 1 : 0;
  }
  return command.run({
    args,
    configuration: readConfiguration(process.env, process.env['TIDU_WORKING_COPY'] ?? process.cwd()),
    databaseUrl: process.env['DATABASE_URL'] ?? null,
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    now: new Date(),
    answer: () => process.stdout,
    print: line => process.stdout.write(`${line}\n`),
    remark: line => process.stderr.write(`${line}\n`),
  });
}

function overview(): string {
  const rows = Object.values(COMMANDS).map(({ usage, summary }) => `  tidu ${usage}\n      ${summary}`);
  return `${rows.join('\n')}\n`;
}

function explain(error: unknown): string {
  if (error instanceof TiduError) return error.message;
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  },
);
