import { createRuntime, type Runtime, type RuntimeOptions } from '../support/built-runtime';

const CODE = `
function everyMinute(e) { console.log(JSON.stringify(e)); Utilities.sleep(90000); }
function daily(e) { console.log('daily'); }
function once() { console.log('once'); }
function installClock() {
  ScriptApp.newTrigger('everyMinute').timeBased().everyMinutes(1).create();
  ScriptApp.newTrigger('daily').timeBased().everyDays(1).atHour(7).create();
  ScriptApp.newTrigger('once').timeBased().after(30000).create();
}
function installSheet() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  ScriptApp.newTrigger('edited').forSpreadsheet(book).onEdit().create();
  ScriptApp.newTrigger('changed').forSpreadsheet(book).onChange().create();
  ScriptApp.newTrigger('opened').forSpreadsheet(book).onOpen().create();
}
function onEdit(e) { console.log('simple ' + e.authMode + ' ' + e.range.getA1Notation() + ' ' + e.triggerUid); }
function edited(e) {
  console.log(JSON.stringify([e.range.getA1Notation(), e.source.getName(), e.value, e.oldValue, 'oldValue' in e, e.user.email, e.triggerUid, String(e.authMode)]));
}
function installForm() { ScriptApp.newTrigger('submitted').forSpreadsheet(SpreadsheetApp.getActiveSpreadsheet()).onFormSubmit().create(); }
function submitted(e) { console.log(JSON.stringify([e.namedValues, e.values, e.range.getA1Notation()])); }
function makeOther() { SpreadsheetApp.create('Other'); }
function changed(e) { console.log(e.changeType); }
function onOpen() { console.log('simple open'); }
function opened() { console.log('opened'); }
function writeCell() { SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange('A1').setValue('by script'); }
function removeAll() { ScriptApp.getProjectTriggers().forEach((trigger) => ScriptApp.deleteTrigger(trigger)); return ScriptApp.getProjectTriggers().length; }`;

let runtime: Runtime;
const START = Date.UTC(2026, 0, 5, 1, 0, 30);

async function start(options: Partial<RuntimeOptions> = {}): Promise<void> {
  runtime = await createRuntime({
    code: CODE,
    clock: { kind: 'simulated', seed: 1, start: START, latency: 'none' },
    ...options,
  });
}

function logsOf(name: string): string[] {
  return runtime.executions().flatMap((each) => (each.function === name ? each.logs.map(({ text }) => text) : []));
}

const edit = (value: string) => runtime.edit({ sheet: 'Sheet1', row: 2, column: 3, value, user: 'ani@example.com' });

afterEach(() => runtime.close());

test('a trigger that the platform has switched off is still listed, and runs no more', async () => {
  await start();
  await runtime.run('installClock');
  runtime.disableTrigger('everyMinute');
  await runtime.advance(3 * 60_000);
  expect(logsOf('everyMinute')).toEqual([]);
  expect(logsOf('once')).toHaveLength(1);
  expect(runtime.triggers().map(({ handler }) => handler)).toContain('everyMinute');
  expect(() => runtime.disableTrigger('nobody')).toThrow('no trigger');
});

test('a trigger for edits that is switched off leaves the simple one running', async () => {
  await start();
  await runtime.run('installSheet');
  runtime.disableTrigger('edited');
  await edit('1');
  await runtime.idle();
  expect([logsOf('onEdit').length, logsOf('edited').length]).toEqual([1, 0]);
});

describe('clock triggers', () => {
  test('run as time passes, may overtake themselves, and tell the time in UTC', async () => {
    await start();
    await runtime.run('installClock');
    await runtime.advance(3 * 60_000 + 1000);
    const runs = runtime.executions().filter(({ function: name }) => name === 'everyMinute');
    expect(runs.map(({ start: at }) => at - START)).toEqual([60_000, 120_000, 180_000]);
    expect(runs.map(({ status }) => status)).toEqual(['completed', 'running', 'running']);
    const event = JSON.parse(logsOf('everyMinute')[0] ?? '{}');
    expect(event).toMatchObject({
      year: 2026,
      month: 1,
      'day-of-month': 5,
      'day-of-week': 1,
      hour: 1,
      minute: 1,
      second: 30,
      timezone: 'UTC',
    });
    expect(runtime.triggers()[0]).toMatchObject({
      handler: 'everyMinute',
      type: 'CLOCK',
      lastRun: START + 180_000,
      next: START + 240_000,
    });
  });

  test('run once when they are for one moment, and then count until they are deleted', async () => {
    await start();
    await runtime.run('installClock');
    await runtime.advance(10 * 60_000);
    expect(logsOf('once')).toEqual(['once']);
    expect(runtime.triggers()).toHaveLength(3);
    expect(await runtime.run('removeAll')).toBe(0);
    const before = runtime.executions().length;
    await runtime.advance(10 * 60_000);
    expect(runtime.executions()).toHaveLength(before);
  });

  test('run daily at their hour in Jakarta', async () => {
    await start({ keepExecutions: 10_000 });
    await runtime.run('installClock');
    await runtime.advance(48 * 60 * 60_000);
    const runs = runtime.executions().filter(({ function: name }) => name === 'daily');
    expect(runs.map(({ start: at }) => new Date(at).getUTCHours())).toEqual([0, 0]);
  });

  test('can come late, not at all, or twice', async () => {
    const count = async (triggers: { lateMs?: number; skip?: number; double?: number }): Promise<number> => {
      await start({ clock: { kind: 'simulated', seed: 4, start: START, latency: 'none', triggers } });
      await runtime.run('installClock');
      await runtime.advance(20 * 60_000);
      const runs = runtime.executions().filter(({ function: name }) => name === 'everyMinute');
      if (triggers.lateMs !== undefined) expect(runs.some(({ start: at }) => (at - START) % 60_000 !== 0)).toBe(true);
      await runtime.close();
      return runs.length;
    };
    expect(await count({ skip: 0.5 })).toBeLessThan(18);
    expect(await count({ double: 0.5 })).toBeGreaterThan(22);
    expect(await count({ lateMs: 20_000 })).toBeGreaterThan(17);
    await start();
  });

  test('can be run by hand, by name or id', async () => {
    await start();
    await runtime.run('installClock');
    await runtime.runTrigger('daily');
    await runtime.runTrigger(runtime.triggers()[1]?.id ?? '');
    expect(logsOf('daily')).toEqual(['daily', 'daily']);
    await expect(runtime.runTrigger('nobody')).rejects.toThrow('there is no trigger with the id or handler "nobody"');
  });

  test('are due as soon as real time says so', async () => {
    await start({ clock: { kind: 'real' } });
    await runtime.run('installClock');
    const due = runtime.triggers().map(({ next }) => (next ?? 0) - runtime.now());
    expect(due[0]).toBeGreaterThan(55_000);
    expect(due[0]).toBeLessThanOrEqual(60_000);
    await runtime.fireDueTriggers();
    expect(logsOf('everyMinute')).toEqual([]);
  });
});

describe('what a person types', () => {
  test('wakes the simple and the installed edit trigger with old and new value', async () => {
    await start();
    await runtime.run('installSheet');
    expect(await edit('Bekasi')).toMatchObject({ kind: 'edited', a1: 'C2', value: 'Bekasi' });
    await runtime.idle();
    await edit('Bogor');
    await runtime.idle();
    expect(logsOf('onEdit')).toEqual(['simple LIMITED C2 undefined', 'simple LIMITED C2 undefined']);
    expect(logsOf('edited').map((text) => JSON.parse(text))).toEqual([
      ['C2', 'Untitled spreadsheet', 'Bekasi', null, false, 'ani@example.com', '1', 'FULL'],
      ['C2', 'Untitled spreadsheet', 'Bogor', 'Bekasi', true, 'ani@example.com', '1', 'FULL'],
    ]);
    expect(logsOf('changed')).toEqual(['EDIT', 'EDIT']);
  });

  test('is there before the trigger runs', async () => {
    await start();
    await edit('Bekasi');
    expect(runtime.host.readTab({ sheet: 'Sheet1' })?.rows.flat()).toContain('Bekasi');
  });
});

test('an edit in another workbook wakes neither the simple trigger nor those of this one', async () => {
  await start();
  await runtime.run('installSheet');
  await runtime.run('makeOther');
  const other = runtime.host.spreadsheets().find(({ name }) => name === 'Other');
  expect(
    await runtime.edit({ spreadsheetId: other?.id ?? '', sheet: 'Sheet1', row: 1, column: 1, value: 'x' }),
  ).toMatchObject({ kind: 'edited' });
  await runtime.idle();
  expect([...logsOf('onEdit'), ...logsOf('edited'), ...logsOf('changed')]).toEqual([]);
});

test('what a script writes wakes nobody', async () => {
  await start();
  await runtime.run('installSheet');
  await runtime.run('writeCell');
  await runtime.idle();
  expect([...logsOf('onEdit'), ...logsOf('edited'), ...logsOf('changed')]).toEqual([]);
});

test('what a person does to rows wakes the change trigger', async () => {
  await start();
  await runtime.run('installSheet');
  await runtime.change((people) => people.insertRows({ sheet: 'Sheet1' }, 2, 1));
  await runtime.change((people) => people.deleteColumns({ sheet: 'Sheet1' }, 2, 1));
  await runtime.idle();
  expect(logsOf('changed')).toEqual(['INSERT_ROW', 'REMOVE_COLUMN']);
});

test('a form that somebody sends adds its row and wakes the form trigger', async () => {
  await start();
  for (const [at, question] of ['When', 'Name', 'City'].entries()) {
    await runtime.edit({ sheet: 'Sheet1', row: 1, column: at + 1, value: question });
  }
  await runtime.run('installForm');
  await runtime.submitForm({ sheet: 'Sheet1', answers: { Name: 'Ani', City: 'Bogor' } });
  await runtime.idle();
  expect(logsOf('submitted').map((text) => JSON.parse(text))).toEqual([
    [{ When: [''], Name: ['Ani'], City: ['Bogor'] }, ['', 'Ani', 'Bogor'], 'A2:C2'],
  ]);
});

test.each([
  [
    'en',
    'You do not have permission to call UrlFetchApp.fetch. Required permissions: https://www.googleapis.com/auth/script.external_request',
  ],
  [
    'id',
    'Anda tidak memiliki izin untuk memanggil UrlFetchApp.fetch. Izin yang diperlukan: https://www.googleapis.com/auth/script.external_request',
  ],
] as const)('a simple trigger may not call services that need an agreement (%s)', async (locale, text) => {
  runtime = await createRuntime({
    code: "function onEdit() { UrlFetchApp.fetch('https://world.example/'); }",
    clock: { kind: 'simulated' },
    locale,
    world: () => ({ status: 200, headers: {}, body: new Uint8Array() }),
  });
  await edit('x');
  await runtime.idle();
  expect(runtime.executions()[0]).toMatchObject({ type: 'edit', status: 'failed', error: `Exception: ${text}` });
});

test('a simple trigger has thirty seconds', async () => {
  runtime = await createRuntime({
    code: 'function onEdit() { Utilities.sleep(31000); }',
    clock: { kind: 'simulated' },
  });
  await edit('x');
  await runtime.idle();
  expect(runtime.executions()[0]?.status).toBe('timed out');
});

test('opening the workbook runs onOpen and the installed one', async () => {
  await start();
  await runtime.run('installSheet');
  await runtime.openWorkbook();
  await runtime.idle();
  expect([...logsOf('onOpen'), ...logsOf('opened')]).toEqual(['simple open', 'opened']);
});

test('a snapshot keeps triggers, cells and properties, and the two worlds part from there', async () => {
  await start();
  await runtime.run('installClock');
  runtime.properties.set('a', '1');
  await edit('Bekasi');
  await runtime.idle();
  const other = await createRuntime({
    code: CODE,
    clock: { kind: 'simulated', start: runtime.now() },
    snapshot: runtime.snapshot(),
  });
  expect(other.triggers().map(({ handler }) => handler)).toEqual(['everyMinute', 'daily', 'once']);
  other.properties.set('a', '2');
  await other.edit({ sheet: 'Sheet1', row: 2, column: 3, value: 'Bogor' });
  expect(runtime.properties.get('a')).toBe('1');
  expect(runtime.host.readTab({ sheet: 'Sheet1' })?.rows.flat()).toContain('Bekasi');
  await other.close();
});
