import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;
/** A holder writes its number at once; one that has not after this long died in between. */
const NAMELESS_MS = 5_000;

/** Runs `work` while holding a lock file, so that two commands at once do not install twice. A dead holder's is taken over. */
export async function withFileLock(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  let said = false;
  while (!take(file)) {
    if (removeIfAbandoned(file)) continue;
    if (!said) console.error('另一个命令正在安装，等待… Another command is installing; waiting …');
    said = true;
    await sleep(POLL_MS);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release); // a tool that fails ends the process
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function removeIfAbandoned(file) {
  const holder = read(file);
  if (holder === null) return true;
  if (holder === '' ? isYoung(file) : isHolder(Number(holder))) return false;
  const aside = `${file}.abandoned-${process.pid}`;
  try {
    renameSync(file, aside);
    // somebody else may have removed the abandoned one and taken the lock in this very moment: give it back
    if (read(aside) !== holder) linkSync(aside, file);
    rmSync(aside, { force: true });
  } catch {
    return true; // gone already
  }
  return true;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function isYoung(file) {
  try {
    return Date.now() - statSync(file).mtimeMs < NAMELESS_MS;
  } catch {
    return false;
  }
}

/** Whether that process lives and is one of ours: numbers are used again, in a container even by this process. */
function isHolder(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const commandLine = read(`/proc/${pid}/cmdline`);
  return commandLine === null || commandLine.includes('run.mjs');
}
