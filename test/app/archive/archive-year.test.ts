/** Months of nights at a small share of the design load: the workbook stops growing. */
import { archiveNow } from '../../../src/app/archive/run-archive';
import { ARCHIVE_KINDS } from '../../../src/core/archive/kinds';
import { DAY_MS } from '../../../src/core/lib/time';
import { tables } from '../../../src/tables/index';
import type { DryHub } from '../../../tools/dry-hub/dry-hub';
import { isWholeSweep } from '../../support/sweep';
import { everything, keysIn, NIGHT_MS, openArchiveHub, whereabouts, whole } from './archive-cast';

const LEADS_A_DAY = 2;
const NIGHTS = isWholeSweep ? 365 : 120;
/** That setup leaves to people. */
const SPARE_COLUMNS = 1;
/** 20,000 a month. */
const DESIGN_LEADS_A_DAY = 667;
/** Rows that a lead of the design load has where one of this test has one. */
const ROWS_A_LEAD: Readonly<Record<string, number>> = {
  ...{ Offers: 4, Conversation: 10, Timeline: 5, Outbox: 6, 'Inbox log': 5 },
};

function addDay(hub: DryHub, night: number): void {
  for (let each = 1; each <= LEADS_A_DAY; each++) {
    const status = each % 5 === 0 ? 'ABANDONED' : 'LOST';
    for (const [name, rows] of Object.entries(whole(night * LEADS_A_DAY + each, -night, { status }))) {
      const { name: sheet, columns } = tables[name as keyof typeof tables];
      const cells = rows.map((row) =>
        Object.keys(columns).map((key) => {
          const value = row[key] ?? '';
          if (value === '') return { kind: 'blank' } as const;
          return typeof value === 'string'
            ? ({ kind: 'text', value } as const)
            : ({ kind: 'number', value: Number(value) } as const);
        }),
      );
      hub.workbook.commit({ updates: [], appends: [{ sheet, rows: cells }] });
    }
  }
}

/** At the design load, of what the archive looks after. */
function cellsAtDesignLoad(hub: DryHub): number {
  const { live } = whereabouts(hub);
  return ARCHIVE_KINDS.reduce((sum, { table }) => {
    const { name, columns } = tables[table];
    const rows = (live[name] ?? []).length * (ROWS_A_LEAD[name] ?? 1) * (DESIGN_LEADS_A_DAY / LEADS_A_DAY);
    return sum + rows * (Object.keys(columns).length + SPARE_COLUMNS);
  }, 0);
}

test('what flows through at the design load stays under 40 % of its cells, and no lead is lost', () => {
  const hub = openArchiveHub({});
  let most = 0;
  for (let night = 0; night < NIGHTS; night++) {
    hub.clock.moveTo(NIGHT_MS + night * DAY_MS);
    addDay(hub, night);
    for (let runs = 0; runs < 9 && archiveNow(hub.deps).outcome === 'goes-on'; runs++);
    most = Math.max(most, cellsAtDesignLoad(hub));
  }
  const end = whereabouts(hub);
  expect(keysIn(end.live.Leads).length).toBeLessThan(35 * LEADS_A_DAY);
  expect(keysIn(everything(end).Leads)).toHaveLength(NIGHTS * LEADS_A_DAY);
  if (process.env.SHOW) process.stderr.write(`MOST ${most}\n`);
  expect(most).toBeLessThan(4_000_000);
});
