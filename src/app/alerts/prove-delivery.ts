/**
 * Whether an alert has reached its person: WhatsApp reported it delivered, or the person answered. Without either within two
 * minutes it counts as not delivered.
 */
import type { Alarm } from '../../core/alerts/alarm.ts';
import { hasRooms } from '../../core/carrier.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { deliveredKey } from '../../integrations/webhook.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { outboxId } from '../messages/post.ts';
import type { Round } from '../round/round.ts';

const PROOF_SECONDS = 120;

export interface Proofs {
  /** Messages that this round's webhooks report as delivered: `d.` and the outbox ID. */
  readonly delivered: ReadonlySet<string>;
  /** Looks up such names in the cache. One call. */
  readonly evidenceOf: (names: readonly string[]) => Readonly<Record<string, string>>;
}

export function proveDelivery(round: Round, proofs: Proofs): void {
  const { alarms } = round.session.system.state;
  const waiting = Object.entries(alarms).filter(([, { proof }]) => proof !== undefined);
  if (waiting.length === 0) return;
  const ids = [...new Set(waiting.map(([, { proof = '' }]) => proof))];
  round.session.ensure({ outbox: ids });
  const verdicts = new Map(ids.map((id) => [id, verdictOf(round, id, proofs.delivered)]));
  const due = waiting.filter(([, alarm]) => verdicts.get(alarm.proof ?? '') === 'waiting' && isDue(round, alarm));
  const names = due.flatMap(([, { proof = '' }]) => namesOf(round, proof));
  const found = names.length > 0 ? proofs.evidenceOf([...new Set(names)]) : {};
  for (const [key, alarm] of waiting) {
    const { proof = '', ...rest } = alarm;
    const verdict = verdicts.get(proof);
    const isProved = verdict === 'delivered' || namesOf(round, proof).some((name) => found[name] !== undefined);
    if (isProved) alarms[key] = rest;
    else if (verdict === 'failed' || isDue(round, alarm)) alarms[key] = { ...rest, unproved: true };
  }
}

function isDue({ nowMs }: Round, { pagedAt = 0 }: Alarm): boolean {
  return nowMs >= (pagedAt + PROOF_SECONDS) * 1000;
}

/** Rows of the message and of the template that replaced it when the window had closed. */
function rowsOf(round: Round, id: string): OutboxRow[] {
  const table = round.session.table('outbox');
  const row = table.get(id);
  if (!row) return [];
  const again = table.get(outboxId({ ...round, eventId: `${id} as template` }, { ...row, key: row.key as MessageKey }));
  return again ? [row, again] : [row];
}

function namesOf(round: Round, id: string): string[] {
  return rowsOf(round, id).map((row) => deliveredKey(row.id));
}

function verdictOf(round: Round, id: string, delivered: ReadonlySet<string>): 'delivered' | 'failed' | 'waiting' {
  const rows = rowsOf(round, id);
  const last = rows.at(-1);
  if (!last || last.state === 'FAILED') return 'failed';
  const heardAt = round.session.system.state.managers[last.to]?.heardAt ?? 0;
  const isHeard = heardAt > (last.createdAt ?? 0);
  // A provider with rooms does not report deliveries: that it accepted the message has to be enough.
  const isTaken = hasRooms(last.carrier) && last.state === 'SENT';
  return isHeard || isTaken || rows.some((row) => delivered.has(deliveredKey(row.id))) ? 'delivered' : 'waiting';
}
