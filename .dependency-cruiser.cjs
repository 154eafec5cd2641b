// The dependency rule of ARCHITECTURE.md, as a check. A ring may import itself and the rings listed for it.
const rings = {
  tables: [],
  ports: [],
  settings: ['core/lib', 'tables'],
  core: ['tables', 'settings'],
  store: ['tables', 'core', 'ports', 'settings'],
  integrations: ['core', 'ports', 'tables'],
  app: ['core', 'integrations', 'ports', 'settings', 'store', 'tables'],
  http: ['app', 'core', 'integrations', 'ports'],
  gas: ['app', 'core/lib', 'ports', 'settings', 'store', 'tables'],
  pages: ['core', 'tables'],
};

// Ports stand in four files.
const FILES = { ports: '(chart-|setup-|warehouse-)?ports', settings: 'settings' };
const inRing = (name) => (Object.hasOwn(FILES, name) ? `^src/${FILES[name]}\\.ts$` : `^src/${name}/`);

// The rooms of src/app, top to bottom (ARCHITECTURE.md): a room imports itself and the rooms below it, types included.
const rooms = [
  'setup',
  'pages',
  'schedule',
  'privacy',
  'archive',
  'workbook',
  'audit',
  'economics',
  'digest',
  'crm',
  'feishu',
  'writer',
  'delivery',
  'conversation',
  'ownership',
  'screening',
  'routing',
  'sales',
  'assignment',
  'units',
  'alerts',
  'messages',
  'inbox',
  'round',
];

module.exports = {
  forbidden: [
    ...Object.entries(rings).map(([name, allowed]) => ({
      name: `${name} sees only ${allowed.join(', ') || 'itself'}`,
      severity: 'error',
      from: { path: inRing(name) },
      to: { path: '^src/', pathNot: [name, ...allowed].map(inRing) },
    })),
    ...rooms.slice(1).map((room, above) => ({
      name: `app/${room} imports no room above it`,
      comment: 'Move the shared part down, or the file up: see "Rooms" in ARCHITECTURE.md.',
      severity: 'error',
      from: { path: `^src/app/${room}/` },
      to: { path: `^src/app/(${rooms.slice(0, above + 1).join('|')})/` },
    })),
    {
      name: 'every file of src/app is in a room',
      comment: 'Put it into the room whose sentence it fits (ARCHITECTURE.md), or name a new room here and there.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/app/', pathNot: `^src/app/(${rooms.join('|')})/` },
    },
    {
      name: 'app knows message gateways by their interface',
      comment:
        'A provider belongs into src/integrations; what it refuses reaches the use cases as a reason (core/send-failure.ts).',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/integrations/(meta|qontak|maps|providers)' },
    },
    {
      name: 'only compose and main name adapters',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(compose|main)\\.ts$', '^src/gas/'] },
      to: { path: '^src/gas/' },
    },
    { name: 'the runtime stands on its own', severity: 'error', from: { path: '^local/' }, to: { path: '^src/' } },
    {
      name: 'the relay stands on its own',
      severity: 'error',
      from: { path: '^relay/' },
      to: { path: '^(src|local|tools|test|bench|sim|fuzz)/' },
    },
    {
      name: 'the product does not know its runtime',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(local|relay|tools|test|bench|sim|fuzz)/' },
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
    {
      name: 'no cycles, types included',
      severity: 'error',
      from: { path: '^(src|local|relay|tools|sim|fuzz|bench)/', pathNot: '^local/runtime/facade/' },
      to: { circular: true },
    },
    // The objects that scripts see name each other's types as Google's do: a Sheet its Ranges, a Range its Sheet.
    {
      name: 'no cycles but by type in the facade',
      severity: 'error',
      from: { path: '^local/runtime/facade/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)node_modules/|^(build|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
