/** Set-up puts what the hub has said into another language, while others go on writing. */
import { turnSaidCells } from '../../src/app/setup/said-cells';
import { staffWords } from '../../src/app/setup/staff-words';
import { speakFrom } from '../../src/core/words/speak';
import { tables } from '../../src/tables/index';
import { createDryHub } from '../../tools/dry-hub/dry-hub';

const words = staffWords();
afterEach(() => speakFrom(() => ''));

test('what somebody wrote between the look and the lock is what is turned', () => {
  const keys = Object.keys(tables.alerts.columns);
  const row = keys.map((key) => ({ id: 'a-1', text: 'The lead is L-000001.' })[key] ?? '');
  const { deps, workbook } = createDryHub({ nowMs: Date.UTC(2026, 10, 27), tabs: { Alerts: [row] } });
  speakFrom(() => words.said);
  const place = { sheet: 'Alerts', row: 2, column: keys.indexOf('text') + 1 };
  const written = { ...place, cells: [{ kind: 'text', value: 'The lead is L-000002.' }] } as const;
  const withLock: typeof deps.withLock = (waitMs, work) => {
    workbook.commit({ updates: [written], appends: [] });
    return deps.withLock(waitMs, work);
  };
  turnSaidCells({ ...deps, withLock }, 'id', words);
  const [[[cell] = []] = []] = workbook.read([{ sheet: 'Alerts', fromRow: 2, column: place.column, columns: 1 }]);
  expect(cell).toBe('Keadaan lead: L-000002.');
});
