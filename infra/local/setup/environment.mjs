import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What npm tells a script about itself, and what a second package manager would take for its own settings. */
const NPM_OWN = /^npm_(lifecycle|package|command|execpath|node_execpath)/i;

/**
 * Makes this process's environment fit for tools without a terminal and, where HOME cannot be written, gives them one
 * inside the working copy for their caches.
 */
export function prepareEnvironment(workingCopy) {
  const { env } = process;
  // `npm start` was killed rather than stopped when its parent is gone: the launcher must know whether there is one
  if (env.npm_lifecycle_event) env.TIDU_STARTED_BY_NPM = '1';
  for (const name of Object.keys(env)) if (NPM_OWN.test(name)) delete env[name];
  env.TURBO_TELEMETRY_DISABLED = '1';
  env.DO_NOT_TRACK = '1';
  env.TIDU_WORKING_COPY = workingCopy;
  if (!isWritable(homedirOrNone())) useHomeInside(workingCopy);
}

function useHomeInside(workingCopy) {
  const home = join(workingCopy, '.cache/home');
  mkdirSync(home, { recursive: true });
  process.env.HOME = home;
  process.env.npm_config_cache = join(home, '.npm');
  for (const name of Object.keys(process.env)) if (/^XDG_\w+_HOME$/.test(name)) delete process.env[name];
}

function homedirOrNone() {
  try {
    return homedir();
  } catch {
    return ''; // a user id without an entry in the list of users
  }
}

function isWritable(folder) {
  try {
    if (folder === '' || folder === '/') return false;
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
