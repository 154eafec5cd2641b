/** Histories of some people in all tabs, drawn at random: every tab that can hold something of a customer does. */

import fc from 'fast-check';
import { chainRow } from '../../../src/core/ledger/chain';
import { toSerial } from '../../../src/core/lib/time';
import type { Cell } from '../../../src/ports';
import { freshSystemRows, SystemSession } from '../../../src/store/state/system';
import { tables } from '../../../src/tables/index';
import type { Warehouse } from '../../../src/warehouse-ports';
import { createDryHub, DRY_SECRETS, type DryHub } from '../../../tools/dry-hub/dry-hub';
import { PLACE } from '../../support/bigquery';
import { daysAgo, merged, NIGHT_MS, type Rows } from '../archive/archive-cast';
import { archive } from './privacy-cast';

export interface Life {
  readonly status: 'SCREENING' | 'UNCLAIMED' | 'CLAIMED' | 'WITH_MANAGER' | 'LOST' | 'WON';
  /** Since the lead's last move. */
  readonly days: number;
  readonly hides: boolean;
  readonly bought: boolean;
  readonly joined: boolean;
  readonly spelling: number;
}

export const lives = fc.array(
  fc.record<Life>({
    status: fc.constantFrom('SCREENING', 'UNCLAIMED', 'CLAIMED', 'WITH_MANAGER', 'LOST', 'LOST', 'WON'),
    days: fc.integer({ min: 0, max: 300 }),
    hides: fc.boolean(),
    bought: fc.boolean(),
    joined: fc.boolean(),
    spelling: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 1, maxLength: 6 },
);

const six = (number: number) => String(number).padStart(6, '0');
const idOf = (number: number) => ({ customer: `C-${six(number)}`, lead: `L-${six(number)}`, sale: `S-${six(number)}` });

/** What is theirs alone. */
export function marksOfLife(number: number) {
  const national = `81${number}2345${six(number)}`.slice(0, 11);
  const phone = `62${national}`;
  const spelled = [phone, `+${phone}`, `0${national}`, `+62 ${national.slice(0, 3)}-${national.slice(3, 7)}-${national.slice(7)}`, `0${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`]; // biome-ignore format: one list
  const words = [`rahasia-${number}-pagi`, `alamat-${number}-melati`];
  return { phone, national, spelled, words, name: `Nama${number}x Sekali`, userId: `ID.abc${number}def` };
}

export function historyOf(life: Life, number: number): Rows {
  const { customer, lead, sale } = idOf(number);
  const { phone, spelled, words, name, userId } = marksOfLife(number);
  const [first = '', second = ''] = words;
  const typed = life.hides ? userId : (spelled[life.spelling] ?? phone);
  const at = daysAgo(life.days);
  const own = { phone: life.hides ? '' : phone, userId: life.hides ? userId : '' };
  const alias = own.phone || own.userId;
  const isOver = life.status === 'LOST' || life.status === 'WON';
  const claimed = life.status === 'CLAIMED' || isOver;
  const party = (who: 'customer' | 'rep', id: string) => ({ party: who, partyId: id });
  return merged(
    {
      customers: [{ id: customer, name, ...own, leadId: lead, step: 'WITH_DEALER', firstSeenAt: at, lastMessageAt: at, carrier: `qontak||room-${number}` }],
      leads: [{ id: lead, status: life.status, customerId: customer, customerName: name, customerPhone: own.phone, customerUserId: own.userId, latitude: -6.1, longitude: 106.8, area: second, said: first, region: 'Jabodetabek', createdAt: at, routedAt: at, claimedAt: claimed ? at : '', closedAt: isOver ? at : '', provedAt: life.status === 'WON' ? at : '', repId: claimed ? 'R1' : '', dealerId: claimed ? 'D1' : '', staffNote: `call ${typed}` }],
      offers: [{ id: `${lead}-1`, leadId: lead, repId: 'R1', dealerId: 'D1', status: isOver ? 'WON' : 'OPEN', offeredAt: at }],
      conversation: [
        { id: `wamid.in${number}`, at, leadId: lead, direction: 'in', ...party('customer', customer), text: `${first} ${second}`, type: 'text' },
        { id: `wamid.none${number}`, at, leadId: '', direction: 'in', ...party('customer', customer), text: first, type: 'text' },
        { id: `o-c${number}`, at, leadId: lead, direction: 'out', ...party('customer', customer), text: `Halo ${name}`, delivery: 'SENT' },
        { id: `o-r${number}`, at, leadId: lead, direction: 'out', ...party('rep', 'R1'), text: `${name} ${alias}: ${first}`, delivery: 'SENT' },
        { id: `o-list${number}`, at, leadId: '', direction: 'out', ...party('rep', 'R1'), text: `Your leads: ${name} ${lead}`, delivery: 'SENT' },
      ],
      timeline: [{ id: `t-${number}`, at, leadId: lead, to: life.status, actor: `customer ${customer}`, reason: `Said ${first}` }],
      outbox: [
        { id: `o-c${number}`, createdAt: at, to: alias, ...party('customer', customer), leadId: lead, state: 'SENT', payload: JSON.stringify({ content: { type: 'text', body: `Halo ${name}` } }) },
        { id: `o-r${number}`, createdAt: at, to: '628111', ...party('rep', 'R1'), leadId: lead, state: 'SENT', payload: JSON.stringify({ content: { type: 'text', body: `${name} ${alias}` } }) },
        { id: `o-list${number}`, createdAt: at, to: '628111', ...party('rep', 'R1'), leadId: '', state: 'SENT', payload: JSON.stringify({ title: `${name} ${lead}` }) },
      ],
      inboxLog: [{ id: `wamid.in${number}`, receivedAt: at, handledAt: at, source: 'meta', type: 'message', outcome: 'answered', leadId: lead }],
      deadLetters: [
        { id: `d-${number}`, receivedAt: at, source: 'meta', reason: `odd ${alias}`, part: '1/2', content: `{"from":"${alias}"` },
        { id: `d-${number}#2`, receivedAt: at, source: 'meta', reason: 'odd', part: '2/2', content: `"text":"${first}"}` },
      ],
      disputes: [{ id: `dis-${number}`, leadId: lead, repId: 'R2', at, words: `${name} is mine`, state: 'rejected' }],
      alerts: [
        { id: `a-${number}`, at, tier: 'P1', rule: 'message-not-sent', subject: customer, text: `Messages to ${name} are given up`, state: 'resolved', resolvedAt: at, note: first },
        { id: `b-${number}`, at, tier: 'P1', rule: 'message-not-sent', subject: alias, text: `Messages to ${alias} are given up`, state: 'resolved', resolvedAt: at },
      ],
      auditTrail: [{ id: `au-${number}`, at, who: 'Ani (P1)', role: 'HQ', action: 'note', subject: lead, from: '', to: `call ${name} at ${typed}` }],
      crm: [{ leadId: lead, state: 'DONE', customerId: customer, contactId: `77${number}`, error: `no ${name}` }],
    },
    life.bought && !life.hides
      ? {
          sales: [{ id: sale, serial: `X${number}`, modelId: 'M1', dealerId: 'D1', customerName: name, customerPhone: typed, leadId: life.days % 2 === 0 ? lead : '', soldAt: at, vehicle: 30_000_000, verdict: 'ACCEPTED', enteredAt: at, keys: `X${number} abc` }],
          findings: [{ id: `F-${number}`, rule: 'person-many-units', subject: sale, found: `${typed}: 3 units`, evidence: JSON.stringify({ customerName: name, customerPhone: typed }), state: 'closed' }],
        }
      : {},
    // The same person under a row that was joined to theirs.
    life.joined ? { customers: [{ id: `C-${six(number + 500)}`, name, userId: `ID.old${number}z`, mergedInto: customer, firstSeenAt: at }] } : {},
  );
} // biome-ignore format: a table

type LedgerRows = ReturnType<typeof chainRow>[];

function ledgerOf(all: readonly Life[]): LedgerRows {
  let head = { sequence: 0, hash: '' };
  return all.map((_, at) => {
    const { lead, customer } = idOf(at + 1);
    const entry = { atMs: NIGHT_MS, type: 'HAND_OFF', subject: lead, body: { leadId: lead, customerId: customer } };
    const row = chainRow(head, entry);
    head = { sequence: row.sequence ?? 0, hash: row.hash };
    return row;
  });
}

/** The System tab of a hub that has lived through all that. */
function memoryOf(all: readonly Life[], ledger: LedgerRows): Cell[][] {
  const people = all.map((life, at) => ({ life, ...marksOfLife(at + 1) }));
  const rows = freshSystemRows(DRY_SECRETS.tokenSecret);
  const aliases = people.flatMap(({ phone, userId }, at) => [phone, userId, `ID.old${at + 1}z`]);
  const session = new SystemSession(aliases, 0, DRY_SECRETS.tokenSecret);
  session.putInOrder(rows);
  people.forEach(({ life, phone, userId }, at) => {
    session.setCustomer(life.hides ? userId : phone, at + 1);
    if (life.joined) session.setCustomer(`ID.old${at + 1}z`, at + 501);
    if (!life.hides) session.state.spaced[phone] = NIGHT_MS;
    if (life.status === 'SCREENING')
      session.state.lookUps[idOf(at + 1).lead] = {
        text: marksOfLife(at + 1).words[1] ?? '',
        tries: 0,
        at: NIGHT_MS + 9e8,
      };
  });
  const { sequence, hash } = ledger.at(-1) ?? { sequence: 0, hash: '' };
  Object.assign(session.state, { customers: 900, leads: 900, ledgerSequence: sequence ?? 0, ledgerHash: hash });
  for (const { row, cells } of session.changes().updates)
    rows[row - 2] = cells.map((cell) => (cell.kind === 'text' ? cell.value : ''));
  return rows;
}

/** `archived`: what is old enough has gone to the archive. */
export function hubOf(all: readonly Life[], archived: boolean, warehouse?: Warehouse): DryHub {
  const network: Rows = {
    ...(warehouse ? { settings: [{ key: 'bigQueryProject', value: PLACE.project }] } : {}),
    dealers: [{ id: 'D1', name: 'Volta Depok', region: 'Jabodetabek', active: true }],
    regions: [{ region: 'Jabodetabek', managerName: 'Rini', managerPhone: '628122' }],
    reps: [
      { id: 'R1', name: 'Andi', phone: '628111', dealerId: 'D1', active: true },
      { id: 'R2', name: 'Bayu', phone: '628112', dealerId: 'D1', active: true },
    ],
  };
  const ledger = ledgerOf(all);
  const tabs = Object.entries(merged(network, ...all.map((life, at) => historyOf(life, at + 1)))).map(
    ([name, rows]): [string, Cell[][]] => {
      const { columns, name: tab } = tables[name as keyof typeof tables];
      return [tab, (rows ?? []).map((row) => Object.keys(columns).map((key) => row[key] ?? ''))];
    },
  );
  const hub = createDryHub({
    nowMs: NIGHT_MS,
    ...(warehouse ? { warehouse } : {}),
    tabs: {
      ...Object.fromEntries(tabs),
      Ledger: ledger.map((row) => Object.keys(tables.ledger.columns).map((key) => ledgerCell(row, key))),
      System: memoryOf(all, ledger),
    },
    http: {
      sendAll: (requests) =>
        requests.map((_, at) => ({ status: 200, body: JSON.stringify({ messages: [{ id: `wamid.sent${at}` }] }) })),
    },
  });
  if (archived) archive(hub);
  return hub;
}

function ledgerCell(row: LedgerRows[number], key: string): Cell {
  const value = row[key as keyof typeof row] ?? '';
  return key === 'at' ? toSerial(Number(value)) : value;
}
