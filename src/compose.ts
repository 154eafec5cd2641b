/** The composition root: builds the dependencies once per execution, and is the only file that names adapters. */

import type { DigestDeps } from './app/digest/send-digests.ts';
import { SHEETS_DOWN_KEY } from './app/inbox/keys.ts';
import type { Secrets, WriterDeps } from './app/round/deps.ts';
import { structuredLog } from './app/round/structured-log.ts';
import { writingUnderLock } from './app/round/with-lock.ts';
import type { TickDeps } from './app/schedule/tick.ts';
import { ADDRESS_KEY, type SetupDeps } from './app/setup/setup-workbook.ts';
import { buildHub } from './build-hub.ts';
import { type ReportLink, reportLinks } from './core/economics/looker-link.ts';
import * as is from './core/lib/read-json.ts';
import { csvUrl, tabUrl } from './core/lib/workbook-urls.ts';
import { sheetsArchives } from './gas/archives.ts';
import { advancedBigQuery, bigQueryWarehouse } from './gas/bigquery.ts';
import { sheetsCharts } from './gas/charts.ts';
import { chartsPainter } from './gas/figures.ts';
import { urlFetchHttp } from './gas/http.ts';
import { mailApp } from './gas/mailer.ts';
import { mapsGeocoder } from './gas/maps.ts';
import { pushedPages, readStaffWords } from './gas/staff-words.ts';
import {
  gzipPacker,
  randomHex,
  scriptCache,
  scriptLock,
  scriptProperties,
  systemClock,
  writeLog,
} from './gas/stores.ts';
import { scriptTriggers } from './gas/triggers.ts';
import { webAppUrl } from './gas/web.ts';
import { appendPlainRow, sheetsApiWorkbook } from './gas/workbook.ts';
import { spreadsheetAppSetup } from './gas/workbook-setup.ts';
import { createCrmGateway } from './integrations/qontak/crm.ts';
import { chatBase, crmBase, missingChatKeys, missingCrmKeys, qontakHttp } from './integrations/qontak/http.ts';
import { secretNames } from './integrations/telemetry/secret-names.ts';
import { type WorkbookAddress, WorkbookFault } from './ports.ts';
import { tables } from './tables/index.ts';

/** As setup wrote it; people can edit script properties. */
const workbookAddress: is.Decode<WorkbookAddress> = is.object({
  spreadsheetId: is.text,
  sheetIds: is.dictionary(is.number),
});

const log = structuredLog(writeLog);

/** Dependencies for edits and menu items. Throws WorkbookFault when setup has not noted where the workbook is. */
export function composeWriter(): WriterDeps {
  const properties = scriptProperties();
  const address = () => addressIn(properties);
  // During a known outage a minute's run gives up after one second instead of forty: trigger runtime is limited per day.
  const workbook = sheetsApiWorkbook(address, log, () => !properties.lastSeen(SHEETS_DOWN_KEY));
  const hub = buildHub({
    clock: systemClock,
    withLock: writingUnderLock({ clock: systemClock, lock: scriptLock(log), log, workbook }),
    properties,
    cache: scriptCache(),
    workbook,
    workbookAtOnce: sheetsApiWorkbook(address, log, () => false),
    appendRow: appendPlainRow,
    archives: sheetsArchives(() => addressIn(properties).spreadsheetId, log),
    warehouse: bigQueryWarehouse(advancedBigQuery(systemClock.sleep)),
    charts: sheetsCharts(() => addressIn(properties).spreadsheetId),
    painter: chartsPainter,
    http: qontakHttp({ http: urlFetchHttp(log), properties, clock: systemClock, log }),
    geocoder: mapsGeocoder(log),
    mailer: mailApp,
    log,
    packer: gzipPacker,
    pages: pushedPages,
    webAppUrl,
    random: () => randomHex().slice(0, 8),
    secrets: readSecrets,
  });
  return { ...hub, config: once(hub.config) };
}

/** Keeps the result for the rest of the execution. A read that throws is not kept: the next call tries again. */
function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/** The workbook's address as setup noted it. Throws WorkbookFault when it is missing or unreadable. */
function addressIn(properties: ReturnType<typeof scriptProperties>): WorkbookAddress {
  const text = properties.lastSeen(ADDRESS_KEY) ?? properties.get(ADDRESS_KEY);
  if (!text)
    throw new WorkbookFault('missing-tab', 'The workbook is not set up: run "Set up" from the Dealer Hub menu.');
  const read = is.readJson(text, workbookAddress);
  if (read.ok) return read.value;
  throw new WorkbookFault('missing-tab', `Script property ${ADDRESS_KEY}: ${read.reason}. Run "Set up" again.`);
}

/** Links that open a ready-made Looker Studio report over this workbook's metrics. */
export function composeReportLinks(): ReportLink[] {
  const { brandName, lookerTemplateId } = composeWriter().config().settings;
  return reportLinks({ ...addressIn(scriptProperties()), brand: brandName, templateId: lookerTemplateId });
}

/** A link that downloads the ledger as CSV; none until setup has made the tab. */
export function composeLedgerLinks(): ReportLink[] {
  const url = csvUrl(addressIn(scriptProperties()), tables.ledger.name);
  return url === null ? [] : [{ title: 'Download the Ledger as CSV (then: npm run ledger:verify -- FILE)', url }];
}

/** For the daily mail. */
export function composeDigest(): DigestDeps & WriterDeps {
  const properties = scriptProperties();
  const urlOf = (tab: string) => tabUrl(addressIn(properties), tab);
  return { ...composeWriter(), urlOf };
}

/**
 * For the minute trigger, with the CRM. Requests use it as well, since a request may do the minute's work when the trigger is
 * silent.
 */
export function composeTick(): TickDeps {
  return {
    ...composeDigest(),
    crm: (properties, { crmUserId, crmPipelineId, crmStages }) =>
      createCrmGateway({
        base: crmBase(properties),
        userId: crmUserId,
        pipelineId: crmPipelineId,
        stages: crmStages,
      }),
  };
}

/** For the dialog of secrets. */
export function composeSecrets(): WriterDeps & { readonly secret: () => string } {
  return { ...composeWriter(), secret: randomHex };
}

/** For setup and repair. */
export function composeSetup(): SetupDeps {
  const { charts, clock, properties, withLock, workbook } = composeWriter();
  return {
    charts,
    clock,
    properties,
    withLock,
    workbook,
    setup: spreadsheetAppSetup(),
    triggers: scriptTriggers(),
    missingChatKeys,
    missingCrmKeys,
    secret: randomHex,
    words: readStaffWords(),
  };
}

function readSecrets(properties: Readonly<Record<string, string>>): Secrets {
  return {
    tokenSecret: properties.TOKEN_SECRET ?? '',
    webhookKey: properties.WEBHOOK_KEY ?? '',
    relaySecrets: [properties.RELAY_SECRET ?? '', properties.RELAY_SECRET_NEXT ?? ''],
    metaVerifyToken: properties.META_VERIFY_TOKEN ?? '',
    metaAccessToken: properties.META_ACCESS_TOKEN ?? '',
    metaPhoneNumberId: properties.META_PHONE_NUMBER_ID ?? '',
    chatBase: chatBase(properties),
    ofGateway: (id) => secretNames(id).map((name) => properties[name] ?? ''),
  };
}
