// TypeScript tests run as ES modules (NestJS 12 ships nothing else), hence `node --experimental-vm-modules`.
const rooms = ['packages', 'apps', 'pipelines', 'infra', 'tests'];

export default {
  testEnvironment: 'node',
  roots: rooms.map(room => `<rootDir>/${room}`),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/e2e/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/tests/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/global-teardown.mjs',
  watchman: false,
  testTimeout: 300_000,
  maxWorkers: 2,
};
