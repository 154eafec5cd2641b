// The dependency rule of ARCHITECTURE.md, as a check. A ring may import itself and the rings listed for it.
const rings = {
  tables: [],
  ports: [],
  settings: [],
  core: ['tables', 'settings'],
  store: ['tables', 'core', 'ports', 'settings'],
  gateway: ['core', 'ports', 'tables'],
  app: ['core', 'gateway', 'ports', 'settings', 'store', 'tables'],
  http: ['app', 'core', 'gateway', 'ports'],
  gas: ['app', 'ports', 'settings', 'store', 'tables'],
};

const inRing = (name) => (name === 'ports' || name === 'settings' ? `^src/${name}\\.ts$` : `^src/${name}/`);

module.exports = {
  forbidden: [
    ...Object.entries(rings).map(([name, allowed]) => ({
      name: `${name} sees only ${allowed.join(', ') || 'itself'}`,
      severity: 'error',
      from: { path: inRing(name) },
      to: { path: '^src/', pathNot: [name, ...allowed].map(inRing) },
    })),
    {
      name: 'only compose and main name adapters',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(compose|main)\\.ts$', '^src/gas/'] },
      to: { path: '^src/gas/' },
    },
    { name: 'the runtime stands on its own', severity: 'error', from: { path: '^local/' }, to: { path: '^src/' } },
    {
      name: 'the product does not know its runtime',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(local|tools|test|bench|sim)/' },
    },
    {
      name: 'the runtime does not know the server',
      severity: 'error',
      from: { path: '^local/runtime/' },
      to: { path: '^local/(server|world)/' },
    },
    {
      name: 'the simulation and the benches do not know the tests',
      severity: 'error',
      from: { path: '^(sim|bench)/' },
      to: { path: '^test/' },
    },
    // The objects that scripts see know each other as Google's do: a Range its Sheet, a Sheet its Ranges.
    {
      name: 'no cycles',
      severity: 'error',
      from: { path: '^(src|local|tools|sim|bench)/', pathNot: '^local/runtime/facade/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|build|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
