import { spawn } from 'node:child_process';

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
const isWindows = process.platform === 'win32';

/**
 * Runs an installing or building tool to its end. It cannot ask questions, its words go to stderr, a signal ends it and
 * this process, and its failure is this process's.
 */
export async function run(command, words, folder) {
  const tool = spawn(command, words, {
    cwd: folder,
    env: { ...process.env, CI: 'true', npm_config_yes: 'true', npm_config_update_notifier: 'false' },
    stdio: ['ignore', process.stderr, process.stderr],
    shell: isWindows,
  });
  const listeners = Object.entries(SIGNALS).map(([signal, number]) => {
    const stop = () => {
      tool.kill(signal);
      process.exit(128 + number);
    };
    process.once(signal, stop);
    return () => process.removeListener(signal, stop);
  });
  const code = await new Promise((resolve, reject) => {
    tool.once('error', reject);
    tool.once('close', resolve);
  });
  for (const remove of listeners) remove();
  if (code !== 0) {
    console.error(`失败：${command} ${words.join(' ')}（退出码 ${code}）。首次安装需要能访问 npm 源。`);
    console.error(`Failed (${code}). The first installation needs a reachable npm registry.`);
    process.exit(1);
  }
}
