module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test', '<rootDir>/local'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: { '\\.(ts|tsx|mjs)$': '<rootDir>/test/esbuild-transform.cjs' },
  // The runtime's worker threads start from one built file.
  moduleNameMapper: { 'local/runtime/index$': '<rootDir>/local/runtime/test/support/built-runtime.ts' },
  testTimeout: 60000,
};
