// Before a test run: what an earlier one kept may be of an earlier local runtime.
const { rmSync } = require('node:fs');
const { join } = require('node:path');

const KEPT = join(__dirname, '..', '..', 'build', 'test', 'kept');

module.exports = () => rmSync(KEPT, { recursive: true, force: true });
module.exports.KEPT = KEPT;
