/** The log: named facts, and nothing that tells of a person, whatever an error quotes. */
import { structuredLog } from '../../../src/app/round/structured-log';
import { type LogFacts, WorkbookFault } from '../../../src/ports';
import { type Cast, openCast } from '../../stories/cast';

let cast: Cast | undefined;
afterEach(() => cast?.hub.rt.close());

function openLog() {
  const lines: { level: string; line: LogFacts }[] = [];
  return { lines, log: structuredLog((level, line) => void lines.push({ level, line })) };
}

test('a line has its event, its facts and a level', () => {
  const { log, lines } = openLog();
  log.info('ledger-head', { day: '2026-11-27', sequence: 4 });
  log.warn('workbook-busy', { pause: 1_000 });
  expect(lines).toEqual([
    { level: 'info', line: { message: 'ledger-head', event: 'ledger-head', day: '2026-11-27', sequence: 4 } },
    { level: 'warn', line: { message: 'workbook-busy', event: 'workbook-busy', pause: 1_000 } },
  ]);
});

test('numbers, addresses, words and WhatsApp’s IDs are taken out of facts and errors', () => {
  const { log, lines } = openLog();
  log.error('step-failed', new Error('Unexpected token in "halo saya Budi", 0812-3456-7890, budi@example.com'), {
    subject: 'wamid.HBgNNjI4MTMxMTExMTExMRUCABIYFjNFQjBDQzVENDVF',
    phone: '+62 813 1111 1111',
    lead: 'L-000123',
    hash: '00000000a1b2c3d4',
  });
  const text = JSON.stringify(lines);
  for (const personal of ['Budi', '3456', 'example.com', 'HBgN', '1111']) expect(text).not.toContain(personal);
  expect(lines[0]?.line).toMatchObject({
    subject: expect.stringMatching(/^wamid\.….{8}$/),
    lead: 'L-000123',
    hash: '00000000a1b2c3d4',
  });
  expect(String(lines[0]?.line.stack)).toMatch(/structured-log\.test/);
  expect(String(lines[0]?.line.stack).split('\n').length).toBeLessThanOrEqual(6);
});

test('a fault of the workbook still names the tab', () => {
  const { log, lines } = openLog();
  log.error('minute-failed', new WorkbookFault('missing-tab', 'Tab "Leads" is missing.'));
  expect(lines[0]?.line.error).toBe('Error: Tab "Leads" is missing.');
});

test('on the platform the fields stay apart in Logger, and errors have their severity from console', async () => {
  cast = await openCast({
    intercept: ({ method, when, function: name }) =>
      name === 'doPost' && method === 'Sheets.Spreadsheets.batchUpdate' && when === 'before'
        ? { error: 'API call failed: 6281311111111 said "halo"' }
        : undefined,
  });
  await cast.sari.says('halo, saya Sari Wulandari');
  const logs = cast.hub.rt.executions().flatMap((each) => each.logs);
  expect(logs.map(({ level }) => level)).toEqual(expect.arrayContaining(['info', 'error']));
  const text = logs.map((each) => each.text).join('\n');
  expect(text).toContain('writer-stopped');
  expect(text).not.toMatch(/6281311111111|Sari|halo/);
});
