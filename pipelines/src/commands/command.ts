import type { Writable } from 'node:stream';
import type { Configuration } from '@tidu/domain';

/** What a command is given: its words, and the world. */
export interface Call {
  /** Words after the command's name. */
  args: string[];
  configuration: Configuration;
  /** A migrated database; null for commands that need none. */
  databaseUrl: string | null;
  /** Folder against which paths are resolved: where the person stands. */
  cwd: string;
  now: Date;
  /** One line of the answer. */
  print(line: string): void;
  /** Where an answer goes that is no lines: bytes as they come. */
  answer(): Writable;
  /** Progress and remarks, kept apart from the answer. */
  remark(line: string): void;
}

/** 0 done (accepted, or in part), 2 refused, 1 could not be done. */
export type ExitCode = 0 | 1 | 2;

/** One word after `tidu`. */
export interface Command {
  usage: string;
  summary: string;
  run(call: Call): Promise<ExitCode>;
}
