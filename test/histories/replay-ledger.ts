/** What the ledger says when nothing but the ledger is read: docs/LEDGER.md. */

export interface UnitInLedger {
  readonly state: string;
  readonly since: number;
  readonly dealer: string;
}

export interface SaleInLedger {
  readonly serial: string;
  readonly dealer: string;
  readonly soldOn: string;
  readonly net: number;
  readonly provedAt: number | null;
}

export interface Replayed {
  readonly units: Map<string, UnitInLedger>;
  /** Those that stand. */
  readonly sales: Map<string, SaleInLedger>;
  /** By sale: what its unit proved, until that is taken back. A sale that is withdrawn and entered again keeps it. */
  readonly proofs: Map<string, number>;
}

type Entry = Readonly<Record<string, unknown>> & { readonly type: string; readonly subject: string };

export function replayLedger(bodies: readonly string[]): Replayed {
  const replayed: Replayed = { units: new Map(), sales: new Map(), proofs: new Map() };
  for (const body of bodies) take(replayed, JSON.parse(body) as Entry);
  for (const [id, sale] of replayed.sales)
    replayed.sales.set(id, { ...sale, provedAt: replayed.proofs.get(id) ?? null });
  return replayed;
}

function take({ units, sales, proofs }: Replayed, entry: Entry): void {
  const { type, subject } = entry;
  switch (type) {
    case 'SALE':
    case 'SALE_CORRECTED': {
      const { serial, dealerId, soldOn, net } = entry;
      sales.set(subject, { serial: String(serial), dealer: String(dealerId), soldOn: String(soldOn), net: Number(net), provedAt: null }); // biome-ignore format: one line
      return;
    }
    case 'SALE_WITHDRAWN':
      sales.delete(subject);
      return;
    case 'SALE_PROVED':
      proofs.set(subject, Number(entry.provedAt));
      return;
    case 'SALE_UNPROVED':
      proofs.delete(subject);
      return;
    case 'UNIT_STATE':
      enter(units, subject, [entry.state, entry.since, entry.dealerId]);
      return;
    case 'UNIT_CORRECTION':
      units.delete(subject);
      for (const step of entry.path as unknown[][]) enter(units, subject, step);
  }
}

/** The same state once more is the unit at another dealer: it is in that state since it came into it first. */
function enter(units: Replayed['units'], serial: string, [state, at, dealer]: readonly unknown[]): void {
  const before = units.get(serial);
  const since = before?.state === state ? before?.since : Number(at);
  units.set(serial, { state: String(state), since: since ?? 0, dealer: String(dealer) });
}
