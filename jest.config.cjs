module.exports = {
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  roots: ['<rootDir>/test', '<rootDir>/local'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: { '\\.(ts|tsx|mjs)$': '<rootDir>/test/esbuild-transform.cjs' },
  // The runtime's worker threads start from one built file.
  moduleNameMapper: { 'local/runtime/index$': '<rootDir>/local/runtime/test/support/built-runtime.ts' },
  globalSetup: '<rootDir>/test/support/forget-kept.cjs',
  // Jest would leave a core to whoever edits meanwhile; on two that is half of the machine.
  maxWorkers: '100%',
  // So long and a test hangs: no test is about its seconds.
  testTimeout: process.env.SWEEP === 'whole' ? 1_800_000 : 240_000,
};
