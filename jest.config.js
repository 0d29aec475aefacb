/** Two projects: everything that talks to nothing or to the database, and E2E in a real browser. */
const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
};

export default {
  // Browsers and servers of the tests keep both cores busy already; a third makes everything wait for everything.
  maxWorkers: 2,
  testSequencer: '<rootDir>/scripts/lib/test-order.mjs',
  // A worker keeps the modules of every file it has run; a fresh one is cheaper than its garbage.
  workerIdleMemoryLimit: '800MB',
  // One that is done has nothing open, but on a busy machine it may take longer to end than the half second that jest gives it.
  workerGracefulExitTimeout: 5_000,
  // Only known at the top; real databases on a busy machine.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/scripts/lib/test-totals-reporter.mjs'],
  projects: [
    {
      ...shared,
      displayName: 'server',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
    },
    {
      ...shared,
      displayName: 'e2e',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
    },
  ],
};
