/**
 * Protection of what the hub fills: a whole tab except the columns that staff fill and those that people added. The unprotected
 * ranges have no last row, since rows are appended below and archived above all the time.
 */
import type { TabPlan } from '../setup-ports.ts';
import type { GridRange, TabFacts, TabRequests } from './workbook-facts.ts';
import { normal } from './workbook-headers.ts';

type Workbook = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The description by which our protections are told from those that people made. */
const PROTECTION_MARK = 'Dealer Hub: filled by the hub';

/** Protects tabs that are not protected yet and returns their names. `openRequests` sets their unprotected ranges. */
export function protectTabs(workbook: Workbook, tabs: readonly TabFacts[]): string[] {
  return tabs
    .filter((tab) => tab.plan.columns.some((column) => column.isProtected) && !ourProtection(tab))
    .map(({ plan }) => {
      const protection = workbook.getSheetByName(plan.name)?.protect().setDescription(PROTECTION_MARK);
      protection?.removeEditors(protection.getEditors());
      if (protection?.canDomainEdit()) protection.setDomainEdit(false);
      return plan.name;
    });
}

function ourProtection({ protections }: TabFacts) {
  return protections.find(
    ({ description, range }) =>
      description === PROTECTION_MARK && range?.startRowIndex === undefined && range?.startColumnIndex === undefined,
  );
}

/**
 * Requests to set the unprotected ranges of a protected tab; none when they are right already. Ranges that people unprotected
 * stay so.
 */
export function openRequests(tab: TabFacts): TabRequests {
  const protection = ourProtection(tab);
  const part = { plan: tab.plan, what: 'to open the columns of staff', requests: [] };
  if (!protection) return part;
  const wanted = openRanges(tab);
  const current = protection.unprotectedRanges ?? [];
  const kept = current.filter((range) => !wanted.some((open) => contains(open, range)) && !isFormer(range));
  const unprotectedRanges = [...wanted, ...kept];
  if (sameRanges(unprotectedRanges, current)) return part;
  const { protectedRangeId } = protection;
  const protectedRange = { protectedRangeId, unprotectedRanges };
  return { ...part, requests: [{ updateProtectedRange: { protectedRange, fields: 'unprotectedRanges' } }] };
}

type Kind = 'closed' | 'from row 2' | 'whole';

/** The unprotected ranges: adjacent columns joined, and everything to the right of our last column, present and future. */
function openRanges(tab: TabFacts): GridRange[] {
  const { plan, sheetId, columns: width } = tab;
  const kinds = tab.headers.map((header) => kindOf(plan, header));
  const behind = Math.max(-1, ...tab.headers.map((header, index) => (isOurs(plan, header) ? index : -1))) + 1;
  const ranges: GridRange[] = [];
  for (let from = 0, to = 0; from < behind; from = to) {
    const kind = kinds[from];
    for (to = from + 1; to < behind && kinds[to] === kind; ) to += 1;
    const place = { sheetId, startColumnIndex: from, endColumnIndex: to };
    if (kind === 'whole') ranges.push(place);
    if (kind === 'from row 2') ranges.push({ ...place, startRowIndex: 1 });
  }
  return plan.hidden || behind >= width ? ranges : [...ranges, { sheetId, startColumnIndex: behind }];
}

const isOurs = ({ columns }: TabPlan, header: string) => columns.some((column) => normal(column.header) === header);

function kindOf(plan: TabPlan, header: string): Kind {
  const ours = plan.columns.find((column) => normal(column.header) === header);
  if (ours) return ours.isProtected ? 'closed' : 'from row 2';
  // A blank header may be one of ours that somebody deleted.
  return header === '' || plan.hidden ? 'closed' : 'whole';
}

/** Whether it is the range that an earlier setup left unprotected to the right of our last column then. */
function isFormer({ startRowIndex = 0, endRowIndex, endColumnIndex }: GridRange): boolean {
  return startRowIndex === 0 && (endRowIndex !== undefined || endColumnIndex === undefined);
}

const END = Number.POSITIVE_INFINITY;

function bounds(range: GridRange): [number, number, number, number] {
  const { startRowIndex = 0, endRowIndex = END, startColumnIndex = 0, endColumnIndex = END } = range;
  return [startRowIndex, endRowIndex, startColumnIndex, endColumnIndex];
}

function contains(outer: GridRange, inner: GridRange): boolean {
  const [top, bottom, left, right] = bounds(outer);
  const [from, to, first, last] = bounds(inner);
  return from >= top && to <= bottom && first >= left && last <= right;
}

function sameRanges(one: readonly GridRange[], other: readonly GridRange[]): boolean {
  const keys = (ranges: readonly GridRange[]) => ranges.map((range) => bounds(range).join()).sort();
  return keys(one).join(' ') === keys(other).join(' ');
}
