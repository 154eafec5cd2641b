/** A process that writes rows and a property until it is killed: each execution adds ten equal rows in one flush. */
const [, , runtimeFile, dataDir] = process.argv;
const { createRuntime } = require(runtimeFile);

const code = `
function write(round) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  const rows = Array.from({ length: 10 }, (_, n) => [round, n, 'x'.repeat(200)]);
  sheet.getRange(2 + (round % 20) * 10, 1, 10, 3).setValues(rows);
  sheet.getRange(1, 1).setValue(round);
  SpreadsheetApp.flush();
  PropertiesService.getScriptProperties().setProperty('round', String(round));
}`;

createRuntime({ code, dataDir }).then(async (runtime) => {
  for (let round = Number(runtime.properties.get('round') ?? 0) + 1; ; round += 1) {
    await runtime.run('write', [round]);
    process.stdout.write('written\n');
  }
});
