/** Over the real adapters: whatever is typed in whatever order, the audit finds what the edits found, and changes nothing. */
import fc from 'fast-check';
import { auditSales } from '../../../src/app/audit/audit-sales';
import { setUpWorkbook } from '../../../src/app/setup/setup-workbook';
import { handleEdit } from '../../../src/app/workbook/handle-edit';
import { composeSetup, composeWriter } from '../../../src/compose';
import { day } from '../../core/integrity/small-book';
import { createGlobals } from '../../support/local-runtime';
import { runs } from '../../support/sweep';

const START = day('2026-11-23') + 9 * 3_600_000;

const tab = (name: string) => SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name) as GoogleAppsScript.Spreadsheet.Sheet; // biome-ignore format: one line
const shown = (name: string) => tab(name).getDataRange().getDisplayValues();

const cells = fc.tuple(
  fc.constantFrom('S3A000001', 's3a-000002', 'S3AO00003', 'S3A00002', 'V1A000010', 'TEST', '', '１２３', 'S3A000001 '),
  fc.constantFrom('S3', 'V1', 'X', ''),
  fc.constantFrom('D1', 'D2', 'D9'),
  fc.constantFrom('R1', ''),
  fc.constantFrom('Sari', 'Budi', ''),
  fc.constantFrom('081311111111', '+62 813 1111 1111', '081322222222', '081200000001', ''),
  fc.constantFrom('', 'L-000001', 'L-9'),
  fc.constantFrom('2026-11-22', '2026-11-10', '2026-12-01', '2026-09-01', '31/02/2026', ''),
  fc.constantFrom(30_000_000, 22_000_000, 40_000_000, -1, 'mahal', ''),
  fc.constantFrom('', 9_000_000),
  fc.constant(''),
  fc.constantFrom('', 2_000_000),
  fc.constant(''),
  fc.constantFrom('', 'A', 'A, B'),
  fc.constantFrom('cash', ''),
  fc.constantFrom(3, 900, ''),
);
/** A row that is typed: into which line, and how many minutes after the one before. */
const edits = fc.array(fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 15 }), cells), { minLength: 1, maxLength: 12 }); // biome-ignore format: one line

afterEach(() => jest.restoreAllMocks());

test('the verdicts at the moment of entry are those of the audit', () => {
  fc.assert(
    fc.property(edits, (typed) => {
      let nowMs = START;
      jest.spyOn(Date, 'now').mockImplementation(() => nowMs);
      Object.assign(globalThis, createGlobals({ sleep: () => undefined, now: () => nowMs }), { console });
      setUpWorkbook(composeSetup());
      const fill = (name: string, rows: readonly (readonly unknown[])[]) =>
        tab(name).getRange(2, 1, rows.length, rows[0]?.length ?? 1).setValues(rows as string[][]); // biome-ignore format: one line
      fill('Products', [['S3', 'Volta S3', '', true, 'S3A999999'], ['V1', 'Volta V1', '', true, 'V1A999999']]); // biome-ignore format: one line
      fill('Dealers', [['D1', 'Depok', 'Jabodetabek'], ['D2', 'Cinere', 'Jabodetabek']]); // biome-ignore format: one line
      fill('Reps', [['R1', 'Andi', '081200000001', 'D1', 'id', true]]);
      fill('Serials', ['S3A000001', 'S3A000002', 'S3A000003', 'V1A000010'].map((serial, n) => [serial, n < 3 ? 'S3' : 'V1', n === 2 ? 'D2' : 'D1', n === 1 ? '' : '2026-10-01', 'shipped'])); // biome-ignore format: one line
      fill('Prices', [['P1', 'S3', '', '2026-01-01', '', 30e6, 28e6, 34e6, 5, 'A, B'], ['P2', 'V1', 'Jabodetabek', '2026-11-15', '', 18e6, 17e6, '', '', '']]); // biome-ignore format: one line
      for (const [row, minutes, values] of typed) {
        nowMs += minutes * 60_000;
        tab('Sales')
          .getRange(row, 1, 1, values.length)
          .clearDataValidations()
          .setValues([values as string[]]);
        SpreadsheetApp.flush();
        handleEdit(composeWriter(), { tab: 'Sales', fromRow: row, toRow: row });
        SpreadsheetApp.flush();
      }
      const before = [shown('Sales'), shown('Findings'), shown('Ledger')];
      nowMs += 60_000;
      // The price book's own faults are the audit's to find.
      expect(auditSales(composeWriter()).outcome).toBe('done');
      SpreadsheetApp.flush();
      expect([shown('Sales'), shown('Findings'), shown('Ledger')]).toEqual(before);
    }),
    { numRuns: runs(200, 6) },
  );
});
