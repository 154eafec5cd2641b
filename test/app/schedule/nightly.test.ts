/** The nights' jobs: one per run, each once a night, and none that waits for another's mending. */
import { nightly } from '../../../src/app/schedule/nightly';
import { workbookDay } from '../../../src/core/lib/time';
import { tables } from '../../../src/tables/index';
import { createDryHub } from '../../../tools/dry-hub/dry-hub';

/** Half past one in the morning, WIB. */
const NIGHT = Date.UTC(2026, 10, 26, 18, 30);
const TODAY = String(workbookDay(NIGHT));

const doneBy = (properties: Readonly<Record<string, string>>) =>
  Object.keys(properties).filter((key) => key.startsWith('nightly.') && properties[key] === TODAY);

test('a job that cannot work is tried again each minute, and the jobs behind it are done', () => {
  const { deps, workbook } = createDryHub({ nowMs: NIGHT, tabs: {} });
  const header = Object.values(tables.holidays.columns).map((column) => column.header);
  workbook.addTab(tables.holidays.name, [header.with(0, 'Hari apa')]);
  let faults = 0;
  for (let minute = 0; minute < 10; minute++) {
    try {
      nightly(deps, deps.properties.getAll());
    } catch (error) {
      faults++;
      expect(String(error)).toContain('Holidays');
    }
  }
  expect(faults).toBeGreaterThan(1);
  const done = doneBy(deps.properties.getAll());
  expect(done).toContain('nightly.metrics');
  expect(done).not.toContain('nightly.problems');
});

test('a night’s jobs are done one per run, and no more than once', () => {
  const { deps } = createDryHub({ nowMs: NIGHT, tabs: {} });
  const counts = Array.from({ length: 14 }, () => {
    nightly(deps, deps.properties.getAll());
    return doneBy(deps.properties.getAll()).length;
  });
  expect(counts.slice(0, 3)).toEqual([1, 2, 3]);
  expect(counts.at(-1)).toBe(counts.at(-2));
});
