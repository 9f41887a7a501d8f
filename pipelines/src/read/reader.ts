import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Layout } from '@tidu/domain';
import type { GivenBack, ReturnRequest } from '../return/give-back.js';
import { startLimited, type Fence } from './limited-process.js';
import type { ReadAnswer, Request } from './reader-process.js';
import { FileRefused } from './refusal.js';
import type { SheetRead } from './sheet-read.js';

/** The compiled program, also where this file runs uncompiled in a test. */
export const PROGRAM = fileURLToPath(new URL('../../dist/read/reader-process.js', import.meta.url));
/** The largest file the limits allow takes a tenth of this. */
const LONGEST_SECONDS = 300;
/** A process that has read so many files makes room for a fresh one. */
const MOST_FILES = 500;
const LONGEST_COMPLAINT = 2_000;

/** A file as read, and the folder its cells lie in until they are disposed of. */
export interface FileRead extends SheetRead {
  dispose(): Promise<void>;
}

/** Reads strangers' files in a limited process of its own. */
export interface Reader {
  /**
   * Reads one file; several asked for at once are read one after the other.
   *
   * @param path a file in the folder of originals the reader was opened on
   * @throws FileRefused when the file cannot be taken as a whole; also when reading it broke the limits of the process
   */
  read(path: string, layouts: readonly Layout[]): Promise<FileRead>;
  /**
   * Writes the workbook a sender gets back, in a folder of the caller's below the one for work.
   *
   * @throws FileRefused when the writing broke the limits of the process
   */
  giveBack(request: ReturnRequest): Promise<GivenBack>;
  close(): void;
}

/**
 * Opens a reader; its process starts with the first file and is started anew after one that broke it.
 *
 * @param originals folder of the files to read
 * @param workFolder where cells are put for a while
 * @param program what runs in the process
 */
export function openReader(originals: string, workFolder: string, program = PROGRAM): Reader {
  let child: ChildProcess | null = null;
  let files = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const end = () => {
    child?.kill('SIGKILL');
    child = null;
  };
  const askNext = async (request: Request): Promise<Exclude<ReadAnswer, { refused: unknown }>> => {
    if (child === null || !child.connected || files >= MOST_FILES) {
      end();
      child = await started(program, { readable: [join(originals, '*')], writable: [join(workFolder, '*')] });
      files = 0;
    }
    files++;
    const asking = nextWord(child);
    child.send(request);
    const answer = await asking;
    if ('refused' in answer) {
      throw new FileRefused(answer.refused.code, answer.refused.found, answer.refused.expected);
    }
    if ('ended' in answer || 'failed' in answer) end();
    if ('ended' in answer) throw new FileRefused('FILE_CORRUPT', answer.ended);
    if ('failed' in answer) throw new Error(answer.failed);
    return answer;
  };
  /** Asks when everything asked before has been answered. */
  const ask = (request: Request) => {
    const asking = turn.then(() => askNext(request));
    turn = asking.catch(() => {});
    return asking;
  };
  return {
    read: async (path, layouts) => {
      await mkdir(workFolder, { recursive: true });
      const folder = await mkdtemp(join(workFolder, 'read-'));
      const dispose = () => rm(folder, { recursive: true, force: true });
      try {
        const answer = await ask({ path, folder, layouts });
        if ('read' in answer) return { ...answer.read, dispose };
        throw new Error('the reader is confused');
      } catch (error) {
        await dispose();
        throw error;
      }
    },
    giveBack: async request => {
      const answer = await ask({ giveBack: request });
      if ('givenBack' in answer) return answer.givenBack;
      throw new Error('the reader is confused');
    },
    close: end,
  };
}

/** A process that is up. That it does not come up is no fault of a file. */
async function started(program: string, fence: Fence): Promise<ChildProcess> {
  const child = startLimited(program, fence);
  let complaint = '';
  child.stderr!.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-LONGEST_COMPLAINT)));
  const word = await nextWord(child);
  if ('ready' in word) return child;
  throw new Error(`the reader did not start: ${complaint}`);
}

/** What the process says next; one that dies or goes on for too long has said something, too. */
function nextWord(child: ChildProcess): Promise<ReadAnswer | { ended: string }> {
  return new Promise(resolve => {
    const timer = setTimeout(() => settle({ ended: `读取超过 ${LONGEST_SECONDS} 秒` }), LONGEST_SECONDS * 1_000);
    const onEnd = () => settle({ ended: '读取时超出了内存限制' });
    const settle = (word: ReadAnswer | { ended: string }) => {
      clearTimeout(timer);
      child.off('message', settle).off('exit', onEnd).off('error', onEnd);
      resolve(word);
    };
    child.on('message', settle).on('exit', onEnd).on('error', onEnd);
  });
}
