// Jest loads every module anew for each test file. What takes long to start and keeps nothing between its users (the
// runtime with its worker threads) is loaded outside of that, once for each of Jest's processes.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.requireOutside = require;
  }
};
