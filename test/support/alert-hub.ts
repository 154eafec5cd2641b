/** A hub in memory whose managers have phones: what they are told, what they tap and write, and what WhatsApp proves of it. */
import { tick } from '../../src/app/schedule/tick';
import { runWriter } from '../../src/app/writer/writer';
import { receiveTelemetry } from '../../src/http/telemetry';
import { receiveWebhook } from '../../src/http/webhook';
import type { Cell, CellWrite } from '../../src/ports';
import { freshSystemRows, SystemSession } from '../../src/store/state/system';
import { SYSTEM_TAB } from '../../src/store/state/system-tab';
import { tables } from '../../src/tables/index';
import { createDryHub, DRY_SECRETS, type DryHub } from '../../tools/dry-hub/dry-hub';

/** A Friday, ten in the morning in Jakarta. */
export const TEN_MS = Date.parse('2026-11-27T10:00:00+07:00');
export const MINUTE_MS = 60_000;
export const RATNA = '6281190000001';
export const PUSAT = '6281190000002';

export interface Told {
  readonly to: string;
  readonly id: string;
  readonly atMs: number;
  readonly text: string;
  /** Title → what a tap sends. */
  readonly buttons: Readonly<Record<string, string>>;
  readonly isTemplate: boolean;
}

interface SentBody {
  readonly to: string;
  readonly biz_opaque_callback_data: string;
  readonly text?: { readonly body: string };
  readonly interactive?: {
    readonly body: { readonly text: string };
    readonly action: {
      readonly buttons?: readonly { readonly reply: { readonly id: string; readonly title: string } }[];
    };
  };
  readonly template?: { readonly components: readonly Component[] };
}
interface Component {
  readonly type: string;
  readonly index?: string;
  readonly parameters: readonly { readonly text?: string; readonly payload?: string }[];
}

export interface AlertHub {
  readonly hub: DryHub;
  /** Everything that WhatsApp took, oldest first. */
  readonly told: readonly Told[];
  /** WhatsApp as it is now: its error code for every message, whether it tells of deliveries. */
  readonly whatsApp: { refuses: number; delivers: boolean };
  toldTo(phone: string): readonly Told[];
  minute(): void;
  /** The minute's trigger once more, at the same moment. */
  again(): void;
  pass(minutes: number): void;
  says(phone: string, text: string, quoted?: string): void;
  taps(message: Told, title: string): void;
  /** Somebody types into a row of Alerts. */
  staffSets(alertId: string, header: string, value: Cell): void;
  hears(gateway: string): void;
  /** The day's mail quota is used up by others. */
  spendMails(): void;
  readonly findingsHeader: readonly Cell[];
  alerts(): Record<string, Cell>[];
  rows(tab: string): Record<string, Cell>[];
}

const REGION = ['Jabodetabek', 'Ibu Ratna', RATNA, '', '', '', 'en', 'ratna@volta.example', '', ''];

const rowOf = (name: keyof typeof tables, row: Readonly<Record<string, Cell>>) =>
  Object.keys(tables[name].columns).map((key) => row[key] ?? '');

function leadsOf({ count, fromMinute }: { readonly count: number; readonly fromMinute: number }) {
  const leads = Array.from({ length: count }, (_, n) => ({
    id: `L-${String(n + 1).padStart(6, '0')}`,
    endsAt: TEN_MS + (fromMinute + n) * MINUTE_MS,
    customerId: `C-${String(n + 1).padStart(6, '0')}`,
  }));
  const rows = freshSystemRows(DRY_SECRETS.tokenSecret);
  const session = new SystemSession([], 0, DRY_SECRETS.tokenSecret);
  session.putInOrder(rows);
  const waiting = Object.fromEntries(leads.map(({ id, endsAt }) => [id, endsAt]));
  Object.assign(session.state, { customers: count, leads: count, waiting });
  for (const { row, cells } of session.changes().updates)
    rows[row - 2] = cells.map((cell) => (cell.kind === 'text' ? cell.value : ''));
  return {
    [SYSTEM_TAB]: rows,
    Customers: leads.map(({ id, customerId }, n) =>
      rowOf('customers', { id: customerId, name: 'Budi', phone: `62813222001${n + 10}`, leadId: id }),
    ),
    Leads: leads.map(({ id, customerId, endsAt }) =>
      rowOf('leads', {
        ...{ id, customerId, status: 'UNCLAIMED', customerName: 'Budi', intent: 'BUY', region: 'Jabodetabek', ring: 1 },
        ...{ latitude: -6.4, longitude: 106.8, windowEndsAt: 25_569 + (endsAt + 7 * 3_600_000) / 86_400_000 },
      }),
    ),
  };
}

function tabsOf(settings: Readonly<Record<string, string>>, silentMinutes: number | ''): Record<string, Cell[][]> {
  const all = { hqName: 'Pusat', hqPhone: PUSAT, hqLanguage: 'en', hqEmail: 'hq@volta.example', ...settings };
  return {
    Regions: [REGION],
    Dealers: Array.from({ length: 6 }, (_, n) =>
      rowOf('dealers', { id: `D${n + 1}`, name: `Volta ${n + 1}`, region: 'Jabodetabek', zone: 'WIB', active: true }),
    ),
    Gateways: ['jkt-1', 'sby-1'].map((id) =>
      rowOf('gateways', { id, name: id, active: true, format: 'hub', accepts: 'key', silentMinutes }),
    ),
    Settings: Object.entries(all).map(([key, value]) => rowOf('settings', { key, value })),
  };
}

interface Options {
  /** After which its two gateways count as silent; '' for never. */
  readonly silentMinutes?: number | '';
  /** Leads whose last window ends unclaimed, one a minute from this minute on. */
  readonly leads?: { readonly count: number; readonly fromMinute: number };
}

export function openAlertHub(
  settings: Readonly<Record<string, string>> = {},
  { silentMinutes = '', leads = { count: 0, fromMinute: 0 } }: Options = {},
): AlertHub {
  const told: Told[] = [];
  const statuses: { id: string; opaque: string; to: string }[] = [];
  const whatsApp = { refuses: 0, delivers: true };
  let ids = 0;
  const hub = createDryHub({
    nowMs: TEN_MS,
    tabs: { ...tabsOf(settings, silentMinutes), ...leadsOf(leads) },
    http: {
      sendAll: (requests) =>
        requests.map(({ body = '' }) => {
          if (whatsApp.refuses > 0)
            return { status: 400, body: JSON.stringify({ error: { code: whatsApp.refuses, message: 'refused' } }) };
          const sent = JSON.parse(body) as SentBody;
          const id = `wamid.out.${++ids}`;
          told.push(asTold(sent, id, hub.clock.nowMs()));
          statuses.push({ id, opaque: sent.biz_opaque_callback_data, to: sent.to });
          return { status: 200, body: JSON.stringify({ messages: [{ id }] }) };
        }),
    },
  });
  const webhook = (value: object) => {
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', ...value } }] }],
    });
    const query = { source: 'meta', key: DRY_SECRETS.webhookKey };
    receiveWebhook(hub.deps, 'meta', { method: 'POST', query, body });
  };
  const metadata = { phone_number_id: DRY_SECRETS.metaPhoneNumberId };
  const message = (from: string, rest: object) =>
    webhook({
      metadata,
      contacts: [{ wa_id: from, profile: { name: from } }],
      messages: [{ from, id: `wamid.in.${++ids}`, timestamp: '1', ...rest }],
    });
  const tellDelivered = () => {
    const all = statuses.splice(0);
    if (!whatsApp.delivers) return;
    for (const { id, opaque, to } of all)
      webhook({
        metadata,
        statuses: [{ id, status: 'delivered', recipient_id: to, biz_opaque_callback_data: opaque }],
      });
  };
  const self: AlertHub = {
    hub,
    told,
    whatsApp,
    toldTo: (phone) => told.filter(({ to }) => to === phone),
    minute() {
      hub.clock.moveTo(hub.clock.nowMs() + MINUTE_MS);
      tick(hub.deps, 'trigger');
      tellDelivered();
    },
    again: () => tick(hub.deps, 'trigger'),
    pass(minutes) {
      for (let n = 0; n < minutes; n++) self.minute();
    },
    says: (phone, text, quoted) =>
      message(phone, { type: 'text', text: { body: text }, ...(quoted ? { context: { id: quoted } } : {}) }),
    taps({ to, id, buttons }, title) {
      const reply = { id: buttons[title] ?? '', title };
      message(to, { type: 'interactive', interactive: { type: 'button_reply', button_reply: reply }, context: { id } });
    },
    staffSets(alertId, header, value) {
      const column = Object.values(tables.alerts.columns).findIndex((each) => each.header === header) + 1;
      const row = self.alerts().findIndex((each) => each['Alert ID'] === alertId) + 2;
      const cell: CellWrite =
        typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value: String(value) };
      hub.workbook.commit({ updates: [{ sheet: 'Alerts', row, column, cells: [cell] }], appends: [] });
      runWriter(hub.deps, { budgetMs: 20_000, always: true });
    },
    hears(gateway) {
      const event = { unit: 'VN-1', time: new Date(hub.clock.nowMs()).toISOString(), type: 'heartbeat' };
      const query = { source: 'unit', gw: gateway, key: `dry-secret-of-gateway-${gateway}` };
      receiveTelemetry(hub.deps, { method: 'POST', query, body: JSON.stringify({ events: [event] }) });
    },
    spendMails() {
      const mail = { to: 'somebody@volta.example', subject: '', text: '', html: '', name: '' };
      while (hub.deps.mailer.remaining() > 0) hub.deps.mailer.send(mail);
    },
    findingsHeader: Object.values(tables.findings.columns).map(({ header }) => header),
    alerts: () => self.rows('Alerts'),
    rows(tab) {
      const [[header = [], ...rows] = []] = hub.workbook.read([{ sheet: tab, fromRow: 1 }]);
      return rows.map((row) => Object.fromEntries(header.map((name, at) => [String(name), row[at] ?? ''])));
    },
  };
  return self;
}

function asTold(sent: SentBody, id: string, atMs: number): Told {
  const { interactive, template } = sent;
  const pairs = (interactive?.action.buttons ?? []).map(({ reply }) => [reply.title, reply.id] as const);
  const components = template?.components ?? [];
  const ofTemplate = components
    .filter(({ type }) => type === 'button')
    .map(({ index = '', parameters }) => [index, parameters[0]?.payload ?? ''] as const);
  const words = components.filter(({ type }) => type === 'body').flatMap(({ parameters }) => parameters);
  return {
    ...{ to: sent.to, id, atMs, isTemplate: template !== undefined },
    text: sent.text?.body ?? interactive?.body.text ?? words.map(({ text = '' }) => text).join(' | '),
    buttons: Object.fromEntries([...pairs, ...ofTemplate]),
  };
}
