module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: { '\\.(ts|tsx|mjs)$': '<rootDir>/test/esbuild-transform.cjs' },
  // The runtime's worker threads start from one built file.
  moduleNameMapper: { 'local/runtime/index$': '<rootDir>/test/support/local-runtime.ts' },
  globalSetup: '<rootDir>/test/support/forget-kept.cjs',
  // Jest would leave a core to whoever edits meanwhile; on two that is half of the machine.
  maxWorkers: '100%',
  testTimeout: 60000,
};
