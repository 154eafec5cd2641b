/**
 * The hub's own code over memory: no Apps Script, no network. For replaying the past under other settings, and for simulating
 * many whole days, which the runtime would be too slow for.
 */

import type { WriterDeps } from '../../src/app/round/deps.ts';
import { writingUnderLock } from '../../src/app/round/with-lock.ts';
import type { TickDeps } from '../../src/app/schedule/tick.ts';
import { buildHub } from '../../src/build-hub.ts';
import { createCrmGateway } from '../../src/integrations/qontak/crm.ts';
import type { Cell, Http, MailMessage } from '../../src/ports.ts';
import { BIN_HEADER, BIN_TAB } from '../../src/store/archive/bin.ts';
import { HELD_HEADER, HELD_TAB } from '../../src/store/held-back-tab.ts';
import { freshSystemRows } from '../../src/store/state/system.ts';
import { SYSTEM_HEADER, SYSTEM_TAB } from '../../src/store/state/system-tab.ts';
import { allTables } from '../../src/tables/index.ts';
import { MemoryArchives } from './memory-archives.ts';
import { freeLock, MemoryClock, memoryCache, memoryProperties, quietLog } from './memory-ports.ts';
import { MemoryWorkbook } from './memory-workbook.ts';
import { noWarehouse } from './no-warehouse.ts';

export const DRY_SECRETS = {
  tokenSecret: 'dry-token-secret',
  webhookKey: 'dry-webhook-key-0001',
  relaySecrets: ['dry-secret-shared-with-the-relay'],
  metaVerifyToken: 'dry-verify',
  metaAccessToken: 'EAA-dry',
  metaPhoneNumberId: '106540352242922',
  chatBase: 'https://service-chat.qontak.com/api/open/v1',
  ofGateway: (id: string) => [`dry-secret-of-gateway-${id}`],
} as const;

export interface DryHub {
  readonly deps: TickDeps;
  readonly clock: MemoryClock;
  readonly workbook: MemoryWorkbook;
  readonly archives: MemoryArchives;
  /** What was sent by mail. */
  readonly mails: readonly MailMessage[];
}

/** As a PNG begins, as bytes of Apps Script are. */
export const DRY_PICTURE: readonly number[] = [-119, 80, 78, 71, 13, 10, 26, 10];

/** Of a consumer account. */
const MAILS_A_DAY = 100;

/** `tabs`: rows below the header, by name of the tab, in the order of the table's columns. `http`: nobody answers by default. */
export function createDryHub(options: {
  readonly nowMs: number;
  readonly tabs: Readonly<Record<string, readonly (readonly Cell[])[]>>;
  readonly http?: Http;
  readonly log?: WriterDeps['log'];
  readonly warehouse?: WriterDeps['warehouse'];
}): DryHub {
  const clock = new MemoryClock(options.nowMs);
  const workbook = new MemoryWorkbook(withHeaders(options.tabs));
  const archives = new MemoryArchives(workbook);
  const log = options.log ?? quietLog;
  let names = 0;
  const mails: MailMessage[] = [];
  const hub = buildHub({
    clock,
    withLock: writingUnderLock({ clock, lock: freeLock, log, workbook }),
    properties: memoryProperties(),
    cache: memoryCache(clock),
    workbook,
    workbookAtOnce: workbook,
    archives,
    warehouse: options.warehouse ?? noWarehouse,
    painter: { paint: () => DRY_PICTURE },
    charts: { tabs: () => workbook.tabsWithCharts() },
    appendRow(tab, cells) {
      const row = cells.map((value) => ({ kind: 'text', value }) as const);
      workbook.commit({ updates: [], appends: [{ sheet: tab, rows: [row] }] });
    },
    http: options.http ?? { sendAll: (requests) => requests.map(() => ({ status: 0, body: '' })) },
    geocoder: { find: () => ({ kind: 'unknown' }) },
    mailer: { remaining: () => MAILS_A_DAY - mails.length, send: (mail) => void mails.push(mail) },
    log,
    packer: plainPacker,
    pages: { read: () => null },
    webAppUrl: () => 'https://script.google.com/macros/s/dry/exec',
    random: () => (++names).toString(36).padStart(8, '0'),
    secrets: () => DRY_SECRETS,
  });
  const deps: TickDeps = {
    ...hub,
    pages: { read: () => '{{subject}}' },
    urlOf: (tab) => `https://docs.google.com/spreadsheets/d/dry/edit#${tab}`,
    crm: () => createCrmGateway({ base: 'https://crm.dry', userId: '', pipelineId: '', stages: '' }),
  };
  return { deps, clock, workbook, archives, mails };
}

/** A packer that only encodes, since nothing needs to be short here. */
const plainPacker = {
  pack: (text: string) => Buffer.from(text).toString('base64'),
  unpack: (packed: string) => Buffer.from(packed, 'base64').toString('utf8'),
};

function withHeaders(tabs: Readonly<Record<string, readonly (readonly Cell[])[]>>): Record<string, Cell[][]> {
  const ours = allTables.map(({ name, columns }) => {
    const header: Cell[] = Object.values(columns).map((column) => column.header);
    return [name, [header, ...(tabs[name] ?? []).map((row) => [...row])]] as const;
  });
  const memory = tabs[SYSTEM_TAB] ?? freshSystemRows(DRY_SECRETS.tokenSecret);
  const held = { [HELD_TAB]: [[...HELD_HEADER]], [BIN_TAB]: [[...BIN_HEADER]] };
  return { ...Object.fromEntries(ours), ...held, [SYSTEM_TAB]: [[...SYSTEM_HEADER], ...memory.map((row) => [...row])] };
}
