module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: { '\\.(ts|tsx|mjs)$': '<rootDir>/test/esbuild-transform.cjs' },
  // Packages that ship ES modules only, and that the product bundles.
  transformIgnorePatterns: ['/node_modules/(?!(kdbush|geokdbush|tinyqueue|canonicalize|valibot)/)'],
  testTimeout: 60000,
};
