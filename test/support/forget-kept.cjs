// Before a test run: what an earlier one kept (kept-on-disk.ts) may be of an earlier local runtime.
const { rmSync } = require('node:fs');
const { join } = require('node:path');

module.exports = () => rmSync(join(__dirname, '..', '..', 'build', 'test', 'kept'), { recursive: true, force: true });
