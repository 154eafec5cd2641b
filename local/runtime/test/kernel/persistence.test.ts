import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtRuntime, createRuntime, DataFolderError, type Runtime } from '../support/built-runtime';

const CODE = `
function fill() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheets()[0];
  sheet.getRange('A:A').setNumberFormat('@');
  sheet.getRange(1, 1, 2, 3).setValues([['Phone', 'Since', 'Sum'], ['0812', new Date(0), '=1+1']]);
  sheet.getRange('B1').setNote('when').setBackground('#ff0000');
  book.insertSheet('Leads').getRange('C3').setValue(true);
  PropertiesService.getScriptProperties().setProperties({ a: '1', b: '2' });
  PropertiesService.getScriptProperties().deleteProperty('b');
  PropertiesService.getUserProperties().setProperty('mine', 'yes');
  CacheService.getScriptCache().put('c', '1');
  MailApp.sendEmail({ to: 'ani@example.com', subject: 'Halo', body: 'Isi', attachments: [Utilities.newBlob([1, 2, -3], 'image/png', 'a.png')] });
  ScriptApp.newTrigger('fill').timeBased().everyHours(6).create();
}
function read() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheets()[0];
  return [
    sheet.getDataRange().getDisplayValues(), sheet.getRange('B1').getNote(), sheet.getRange('B1').getBackground(),
    sheet.getRange('A9').getNumberFormat(), book.getSheets().map((each) => each.getName()), book.getSheetByName('Leads').getRange('C3').getValue(),
    PropertiesService.getScriptProperties().getProperties(), PropertiesService.getUserProperties().getProperty('mine'),
    CacheService.getScriptCache().get('c'), ScriptApp.getProjectTriggers().map((each) => each.getHandlerFunction()),
  ];
}
function trimSheet() { const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0]; sheet.deleteRow(2); SpreadsheetApp.getActiveSpreadsheet().deleteSheet(SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Leads')); }
function rows() { return SpreadsheetApp.getActiveSpreadsheet().getSheets().map((sheet) => [sheet.getName(), sheet.getLastRow()]); }`;

const folders: string[] = [];
const open: Runtime[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  folders.push(folder);
  return folder;
}

async function start(dataDir: string): Promise<Runtime> {
  const runtime = await createRuntime({ code: CODE, dataDir, clock: { kind: 'simulated' } });
  open.push(runtime);
  return runtime;
}

afterEach(async () => {
  for (const runtime of open.splice(0)) await runtime.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('everything but the cache is there again after a restart', async () => {
  const folder = newFolder();
  const first = await start(folder);
  await first.run('fill');
  const before = (await first.run('read')) as unknown[];
  await first.close();
  const second = await start(folder);
  const after = (await second.run('read')) as unknown[];
  expect(before[8]).toBe('1');
  expect(after).toEqual(before.with(8, null));
  expect(after[0]).toEqual([
    ['Phone', 'Since', 'Sum'],
    ['0812', expect.any(String), '2'],
  ]);
  expect(second.mail()).toEqual(first.mail());
  expect(second.mail()[0]?.attachments[0]?.bytes).toEqual(new Uint8Array([1, 2, 253]));
});

test('deleted rows and tabs stay deleted', async () => {
  const folder = newFolder();
  const first = await start(folder);
  await first.run('fill');
  await first.run('trimSheet');
  await first.close();
  expect(await (await start(folder)).run('rows')).toEqual([['Sheet1', 1]]);
});

test('what is done from outside is kept as well, and those who watch hear of it', async () => {
  const folder = newFolder();
  const first = await start(folder);
  const heard: string[] = [];
  const stop = first.onChange(({ type }) => heard.push(type));
  first.host.people.appendRow({ sheet: 'Sheet1' }, ['Name', '0812'], 'ani@example.com');
  first.host.properties.set('a', '1');
  expect(heard).toEqual(['sheet', 'property']);
  await first.run('fill');
  expect(new Set(heard)).toEqual(new Set(['sheet', 'property', 'execution', 'mail', 'trigger']));
  stop();
  const before = heard.length;
  first.properties.delete('a');
  expect(heard).toHaveLength(before);
  const shown = first.host.readTab({ sheet: 'Sheet1' });
  await first.close();
  const second = await start(folder);
  expect(second.host.readTab({ sheet: 'Sheet1' })).toEqual(shown);
  expect(second.properties.all()).toEqual({});
});

describe('a data folder that cannot be used is refused with the reason', () => {
  test('it is in use', async () => {
    const folder = newFolder();
    await start(folder);
    await expect(start(folder)).rejects.toThrow(`the data folder ${folder} is in use by another process`);
  });

  test('it holds something else', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'thesis.doc'), 'x');
    await expect(start(folder)).rejects.toThrow(`the folder ${folder} holds something else (thesis.doc)`);
  });

  test('its database is none', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'workbook.db'), 'no database, but long enough to look at'.repeat(100));
    await expect(start(folder)).rejects.toThrow(DataFolderError);
    await expect(start(folder)).rejects.toThrow(/is not a readable database/);
  });

  test('it is a file', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    await expect(start(file)).rejects.toThrow(`the data folder ${file} cannot be read and written`);
  });
});

describe('a process that is killed while it writes', () => {
  const writer = join(__dirname, 'writer-process.cjs');

  /** Lets it write for a moment that the round decides, then kills it the hard way. */
  async function writeAndKill(folder: string, ms: number): Promise<void> {
    const child: ChildProcess = spawn(process.execPath, [writer, builtRuntime, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout?.once('data', () => resolve());
      child.once('exit', (code) => reject(new Error(`the writer ended by itself (${code})`)));
    });
    await new Promise((resolve) => setTimeout(resolve, ms));
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  test('leaves a workbook in which every flush is whole, and that others may open at once', async () => {
    const folder = newFolder();
    let last = 0;
    for (const ms of [40, 1, 23, 57, 8]) {
      await writeAndKill(folder, ms);
      const runtime = await start(folder);
      const rows = runtime.host.readTab({ sheet: 'Sheet1' });
      const latest = Number(rows?.headers[0] ?? 0);
      const blocks = Array.from({ length: Math.ceil((rows?.rows.length ?? 0) / 10) }, (_, at) =>
        (rows?.rows ?? []).slice(at * 10, at * 10 + 10).map(([round]) => Number(round)),
      ).filter((block) => block.some((round) => round > 0));
      for (const block of blocks) expect(new Set(block).size).toBe(1);
      expect(Math.max(...blocks.flat())).toBe(latest);
      const round = Number(runtime.properties.get('round'));
      expect([round, round + 1]).toContain(latest);
      expect(latest).toBeGreaterThanOrEqual(last);
      last = latest;
      await runtime.close();
    }
  });
});
