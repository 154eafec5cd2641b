/** Every difference between what the tabs say, what the model says of them, and what the ledger replayed alone gives. */
import { isoOf, type Journal, msOfCell } from './journal';
import type { ModelSays, SaleSays } from './model';
import { type Played, rowsOf, type Shown } from './network';
import { factsOf, modelNow } from './play';
import { replayLedger, type SaleInLedger } from './replay-ledger';

/** The lanes that put a sale on hold. */
export const COMPARED_RULES = [
  'entry-dealer-unknown', 'serial-not-shipped', 'serial-not-for-sale', 'serial-sold-twice', 'date-future',
  'date-before-shipment', 'price-implausible', 'price-under-floor', 'price-promotions',
]; // biome-ignore format: a list
const UNIT_RULE = /^unit-/;

interface Tabs {
  readonly sales: readonly Shown[];
  readonly serials: readonly Shown[];
  readonly units: readonly Shown[];
  readonly findings: readonly Shown[];
  readonly ledger: readonly Shown[];
}

export function differences({ hub, journal }: Played): string[] {
  const tabs: Tabs = {
    sales: rowsOf(hub, 'sales'),
    serials: rowsOf(hub, 'serials'),
    units: rowsOf(hub, 'units'),
    findings: rowsOf(hub, 'findings'),
    ledger: rowsOf(hub, 'ledger'),
  };
  const model = modelNow(hub, journal);
  return [
    ...unitDifferences(tabs, journal, model),
    ...model.sales.filter(({ sale }) => !sale.isGone).flatMap((says) => saleDifferences(tabs, journal, model, says)),
    ...ledgerDifferences(tabs, model),
  ];
}

function differ(what: string, found: unknown, expected: unknown): string[] {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  return is === should ? [] : [`${what}: ${is}, by the model ${should}`];
}

function unitDifferences(tabs: Tabs, journal: Journal, { units }: ModelSays): string[] {
  return [...units].flatMap(([serial, says]) => {
    const unit = tabs.units.find((each) => each.serial === serial);
    const typed = tabs.serials.find((each) => each.serial === serial);
    const ofSerials = differ(`Serials ${serial} dealer`, typed?.dealerId, journal.serials.get(serial)?.named);
    if (!unit) return [...ofSerials, ...differ(`Units ${serial}`, 'SHIPPED', says.state)];
    const isSold = says.sale !== null;
    return [
      ...ofSerials,
      ...differ(`Units ${serial} state`, unit.state, says.state),
      ...differ(`Units ${serial} dealer`, unit.dealerId, says.dealer),
      ...(isSold ? differ(`Units ${serial} sale`, unit.saleId, says.sale?.id) : []),
      ...(isSold ? differ(`Units ${serial} activated`, msOfCell(unit.activatedAt), says.activatedAt) : []),
    ];
  });
}

function saleDifferences(tabs: Tabs, journal: Journal, model: ModelSays, says: SaleSays): string[] {
  const { sale } = says;
  const row = tabs.sales.find((each) => each.id === sale.id);
  if (!row) return [`Sales ${sale.id}: its row is gone`];
  const name = `Sales ${sale.id}`;
  const own = tabs.findings.filter(({ subject, state }) => subject === sale.id && state !== 'closed');
  const compared = own.filter(({ rule, severity }) => COMPARED_RULES.includes(String(rule)) && (rule !== 'price-under-floor' || severity === 'hard')); // biome-ignore format: one line
  const found = compared.map(({ rule, severity }) => `${rule} ${severity}`).sort();
  const expected = [...says.findings].map(([rule, lane]) => `${rule} ${lane}`).sort();
  const unit = model.units.get(sale.serial);
  return [
    ...differ(`${name} findings`, found, expected),
    ...compared.flatMap(({ rule, state, subject, ...rest }) => {
      const decided = journal.decisions.get(`${rule} ${subject}`);
      const isInForce = decided?.facts === factsOf(rest);
      return differ(`${name} ${rule} state`, state, isInForce ? decided?.decision : 'open');
    }),
    ...differ(`${name} verdict`, row.verdict, verdictOf(tabs, says, unit?.sale?.id === sale.id)),
    ...differ(`${name} on hold`, row.onHold === true, says.isHeld),
    ...differ(`${name} proof`, msOfCell(row.provedAt), unit?.proofs.get(sale.id) ?? null),
    ...differ(`${name} in the ledger`, row.recorded !== '', says.stands),
  ];
}

/** Whether somebody looks at it is left to what stands in Findings: lanes other than hard are no part of this model. */
function verdictOf({ findings }: Tabs, { sale, isRepeated, stands }: SaleSays, isOfUnit: boolean): string {
  if (isRepeated) return 'REPEATED';
  if (!stands) return 'REFUSED';
  const isLookedAt = findings.some(
    ({ subject, rule, severity, state }) =>
      (state === 'open' || state === 'acknowledged') &&
      (severity === 'review' || severity === 'error') &&
      (subject === sale.id || (isOfUnit && subject === sale.serial && UNIT_RULE.test(String(rule)))),
  );
  return isLookedAt ? 'REVIEW' : 'ACCEPTED';
}

function ledgerDifferences(tabs: Tabs, model: ModelSays): string[] {
  const replayed = replayLedger(tabs.ledger.map(({ body }) => String(body)));
  const standing = model.sales.filter(({ stands }) => stands);
  const ofSales = standing.flatMap(({ sale }) => {
    const says: SaleInLedger = {
      serial: sale.serial,
      dealer: sale.dealer,
      soldOn: isoOf(sale.day),
      net: sale.price,
      provedAt: sale.isGone ? sale.provedWhenGone : (model.units.get(sale.serial)?.proofs.get(sale.id) ?? null),
    };
    return differ(`Ledger ${sale.id}`, replayed.sales.get(sale.id), says);
  });
  const ids = standing.map(({ sale }) => sale.id);
  const others = [...replayed.sales.keys()].filter((id) => !ids.includes(id));
  const ofUnits = tabs.units
    .filter(({ state }) => state !== '')
    .flatMap(({ serial, state, dealerId, stateAt }) => {
      const tab = { state, since: msOfCell(stateAt), dealer: dealerId };
      return differ(`Ledger ${serial}`, replayed.units.get(String(serial)), tab);
    });
  return [...ofSales, ...differ('Ledger: other sales that stand', others, []), ...ofUnits];
}
