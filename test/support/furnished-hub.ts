/** A hub in memory with something in every tab, and work that is due: for what people do to its cells. */
import { runWriter } from '../../src/app/writer/writer';
import { receiveWebhook } from '../../src/http/webhook';
import type { Cell } from '../../src/ports';
import type { HubState } from '../../src/store/state/hub-state';
import { freshSystemRows, SystemSession } from '../../src/store/state/system';
import { SYSTEM_TAB } from '../../src/store/state/system-tab';
import { unsettledOf } from '../../src/store/state/unsettled';
import { allTables, tables } from '../../src/tables/index';
import { createDryHub, DRY_SECRETS, type DryHub } from '../../tools/dry-hub/dry-hub';

/** A Monday, at noon in Jakarta. */
export const NOON_MS = Date.parse('2026-11-23T12:00:00+07:00');
const MINUTE_MS = 60_000;
const serial = (ms: number) => 25_569 + (ms + 7 * 3_600_000) / 86_400_000;
const message = (body: string) => JSON.stringify({ content: { type: 'text', body } });

/** By column key; what is not named is blank. */
const ROWS: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>> = {
  dealers: ['D1', 'D2'].map((id, n) => ({
    ...{ id, name: `Volta ${id}`, region: 'Jabodetabek', city: 'Depok', latitude: -6.4 - n / 50, longitude: 106.8 },
    ...{ zone: 'WIB', active: true, sells: true, testRides: true, services: true },
  })),
  reps: ['R1', 'R2'].map((id, n) => ({ id, name: id, phone: `628120000000${n}`, dealerId: `D${n + 1}`, active: true })),
  customers: [1, 2].map((n) => ({ id: `C-00000${n}`, name: 'Budi', phone: `62813000000${n}`, leadId: `L-00000${n}` })),
  leads: [1, 2].map((n) => ({
    ...{ id: `L-00000${n}`, status: 'UNCLAIMED', customerId: `C-00000${n}`, customerName: 'Budi', intent: 'BUY' },
    ...{ latitude: -6.4, longitude: 106.8, region: 'Jabodetabek', ring: 1, windowEndsAt: serial(NOON_MS - MINUTE_MS) },
    asked: JSON.stringify([
      { ring: 1, considered: [{ dealerId: 'D1', distanceKm: 1, score: null, verdict: 'asked' }] },
    ]),
  })),
  offers: [1, 2].map((n) => ({
    id: `L-00000${n}-1`,
    leadId: `L-00000${n}`,
    dealerId: 'D1',
    repId: 'R1',
    status: 'OPEN',
  })),
  outbox: [1, 2].map((n) => ({
    ...{ id: `o-${n}`, createdAt: serial(NOON_MS - MINUTE_MS), to: `62813000000${n}`, party: 'customer' },
    ...{
      partyId: `C-00000${n}`,
      key: 'customer.optedOut',
      state: 'RETRY',
      attempts: 1,
      payload: message(`again ${n}`),
    },
  })),
};

export interface FurnishedHub {
  readonly hub: DryHub;
  /** Bodies of all requests to WhatsApp. */
  readonly sent: readonly string[];
  says(phone: string, text: string, id?: string): void;
  round(afterMs?: number): void;
  rows(tab: string): Record<string, Cell>[];
}

/** The furnished tabs as they stand below their headers, with the System tab. */
export function furnishedTabs(secret: string = DRY_SECRETS.tokenSecret): Record<string, Cell[][]> {
  const tabs = Object.entries(tables).map(([key, table]): [string, Cell[][]] => {
    const columns = Object.keys(table.columns);
    return [table.name, (ROWS[key] ?? [{}]).map((row) => columns.map((column) => row[column] ?? ''))];
  });
  return { ...Object.fromEntries(tabs), [SYSTEM_TAB]: memoryWith(secret) };
}

function memoryWith(secret: string): Cell[][] {
  const rows = freshSystemRows(secret);
  const session = new SystemSession(['628130000001', '628130000002'], 0, secret);
  session.putInOrder(rows);
  session.setCustomer('628130000001', 1);
  session.setCustomer('628130000002', 2);
  const due = (id: string) => [id, unsettledOf(NOON_MS - MINUTE_MS, { to: id, sender: '', carrier: '' })];
  const known: Partial<HubState> = {
    ...{ customers: 2, leads: 2 },
    waiting: { 'L-000001': NOON_MS - MINUTE_MS, 'L-000002': NOON_MS - MINUTE_MS },
    unsettled: Object.fromEntries([due('o-1'), due('o-2')]) as HubState['unsettled'],
  };
  Object.assign(session.state, known);
  for (const { row, cells } of session.changes().updates)
    rows[row - 2] = cells.map((cell) => (cell.kind === 'text' ? cell.value : ''));
  return rows;
}

/** `refusal`: WhatsApp's code for a message that it refuses. */
export function openFurnished(
  tabs: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  refusal: (body: string) => number | null = () => null,
): FurnishedHub {
  const sent: string[] = [];
  let ids = 0;
  const hub = createDryHub({
    nowMs: NOON_MS,
    tabs,
    http: {
      sendAll: (requests) =>
        requests.map(({ body = '' }) => {
          const code = refusal(body);
          if (code !== null) return { status: 400, body: JSON.stringify({ error: { code, message: 'refused' } }) };
          sent.push(body);
          return { status: 200, body: JSON.stringify({ messages: [{ id: `wamid.out.${sent.length}` }] }) };
        }),
    },
  });
  return {
    hub,
    sent,
    says(phone, text, id = `wamid.in.${++ids}`) {
      const messages = [{ from: phone, id, timestamp: '1', type: 'text', text: { body: text } }];
      const value = {
        messaging_product: 'whatsapp',
        metadata: { phone_number_id: DRY_SECRETS.metaPhoneNumberId },
        contacts: [{ wa_id: phone, profile: { name: 'Sari' } }],
        messages,
      };
      const body = {
        object: 'whatsapp_business_account',
        entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
      };
      const query = { source: 'meta', key: DRY_SECRETS.webhookKey };
      receiveWebhook(hub.deps, 'meta', { method: 'POST', query, body: JSON.stringify(body) });
    },
    round(afterMs = 0) {
      hub.clock.moveTo(hub.clock.nowMs() + afterMs);
      runWriter(hub.deps, { budgetMs: 20_000, always: true });
    },
    rows(tab) {
      const [[header = [], ...rows] = []] = hub.workbook.read([{ sheet: tab, fromRow: 1 }]);
      return rows.map((row) => Object.fromEntries(header.map((name, at) => [String(name), row[at] ?? ''])));
    },
  };
}

export const COLUMNS = allTables.flatMap((table) =>
  Object.values(table.columns).map((column, at) => ({
    tab: table.name,
    header: column.header,
    at,
    isJson: column.kind === 'json',
  })),
);
