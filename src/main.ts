/**
 * The public surface: exactly these functions are global in Apps Script, where every global can be called by anybody who
 * has the web app's page open. Each is guarded, and one line long.
 */
import { archiveNow } from './app/archive/run-archive.ts';
import { auditSales } from './app/audit/audit-sales.ts';
import { previewDigest } from './app/digest/send-digests.ts';
import { recomputeMetrics } from './app/economics/recompute-metrics.ts';
import { syncFeishu } from './app/feishu/sync-feishu.ts';
import { callPage as answerPage } from './app/pages/call-page.ts';
import { mailLinks } from './app/pages/mail-links.ts';
import { answerPrivacy } from './app/privacy/answer-privacy.ts';
import { tick } from './app/schedule/tick.ts';
import { ledgerLines } from './app/schedule/verify-ledger.ts';
import { answerSecrets } from './app/setup/secrets.ts';
import { runSelfTest } from './app/setup/self-test.ts';
import { setUpWorkbook } from './app/setup/setup-workbook.ts';
import { progressOfChecks } from './app/workbook/check-progress.ts';
import { tryGateways } from './app/workbook/gateway-samples.ts';
import { handleChange, handleEdit } from './app/workbook/handle-edit.ts';
import { importAdSpend } from './app/workbook/import-ad-spend.ts';
import { importSerials } from './app/workbook/import-serials.ts';
import { registerResponses } from './app/workbook/register-form.ts';
import {
  composeDigest,
  composeLedgerLinks,
  composeReportLinks,
  composeSecrets,
  composeSetup,
  composeTick,
  composeWriter,
} from './compose.ts';
import { HQ } from './core/digest/build-digest.ts';
import { toEdit, toLocale } from './gas/edit.ts';
import { accountOfVisitor, asOwner, fromTrigger, withAllScopes } from './gas/guards.ts';
import {
  answerInWords,
  buildMenu,
  showDialog,
  showImport,
  showLinks,
  showMail,
  showReport,
  showSelfTest,
} from './gas/menu.ts';
import { toOutput, toRequest, webAppUrl } from './gas/web.ts';
import { answer } from './http/answer.ts';

/** The web app: challenge, health. */
export const doGet = (event?: unknown) => toOutput(answer(composeTick(), toRequest('GET', event)));

/** The web app: webhooks. */
export const doPost = (event?: unknown) => toOutput(answer(composeTick(), toRequest('POST', event)));

/** Simple trigger: the menu. */
export const onOpen = () => buildMenu();

/** Clock trigger. */
export const everyMinute = (event?: unknown) => fromTrigger(event, () => tick(composeTick(), 'trigger'));

/** Installable edit trigger: what staff changed. */
export const onEditInstalled = (event?: unknown) =>
  fromTrigger(event, () => handleEdit(composeWriter(), toEdit(event)));

/** Installable change trigger: rows or columns were added, moved or removed. */
export const onChangeInstalled = (event?: unknown) =>
  fromTrigger(event, () => handleChange(composeWriter(), toLocale(event)));

/** Menu: set up or repair. */
export const setup = () => asOwner(() => withAllScopes(() => showReport('Set up', setUpWorkbook(composeSetup()))));

/** Menu: the dialog in which secrets are set. It never shows them. */
export const openSecrets = () => asOwner(() => showDialog('Secrets', 'Secrets'));

/** Called by the dialog of `openSecrets` through google.script.run. `request`: JSON. */
export const manageSecret = (request?: unknown) =>
  asOwner(() => answerInWords(answerSecrets(composeSecrets(), request)));

/** Installable form trigger: a response came in. */
export const onFormSubmitInstalled = (event?: unknown) =>
  fromTrigger(event, () => registerResponses(composeWriter(), toEdit(event)));

/**
 * Called by the pages through google.script.run: JSON in, JSON out; never throws. `answerPage` checks the personal link or the
 * account.
 */
export const callPage = (request?: unknown) => answerPage(composeWriter(), request, { account: accountOfVisitor });

/** Menu: shipments pasted into the Import tab. */
export const importSerialsTab = () => asOwner(() => showImport('Import', 'units', importSerials(composeWriter())));

/** Menu: exports of ad platforms pasted into the Ad import tab. */
export const importAdSpendTab = () => asOwner(() => showImport('Ad import', 'lines', importAdSpend(composeWriter())));

/** Menu: which checks are still in progress, and how far along they are. */
export const checkProgress = () => asOwner(() => showReport('Progress of checks', progressOfChecks(composeWriter())));

/** Menu: runs every integrity rule over all data. */
export const auditAllSales = () =>
  asOwner(() => {
    const { outcome, checked, of } = auditSales(composeWriter());
    return showReport('Audit', [`${outcome}: ${checked} of ${of} sales checked. See the Findings tab.`]);
  });

/** Menu: recomputes all metrics of unit economics. */
export const recomputeAllMetrics = () =>
  asOwner(() => {
    const { outcome, written, removed, differences } = recomputeMetrics(composeWriter());
    const agrees =
      differences.length === 0 ? 'Everything reconciles.' : `Does not reconcile: ${differences.join(', ')}.`;
    return showReport('Metrics', [`${outcome}: ${written} rows written, ${removed} removed. ${agrees}`]);
  });

/** Menu: shows head office's daily mail as it would be sent now. Sends nothing. */
export const previewDailyDigest = () => asOwner(() => showMail(previewDigest(composeDigest(), HQ)));

/** Menu: links that create Looker Studio reports over the metrics. */
export const openLookerStudio = () => asOwner(() => showLinks('Looker Studio', composeReportLinks()));

/** Menu: updates the copy of the figures in Feishu Base now. */
export const syncFeishuNow = () =>
  asOwner(() => {
    const { outcome, created, updated, deleted, calls, said } = syncFeishu(composeWriter());
    const more = outcome === 'more' ? ' It goes on by itself.' : '';
    return showReport('Feishu Base', [
      `${outcome}: ${created} records made, ${updated} changed, ${deleted} removed in ${calls} calls. ${said}${more}`,
    ]);
  });

/** Menu: moves rows that are old enough to the archive workbook now. */
export const archiveOldRows = () =>
  asOwner(() => {
    const { outcome, moved } = archiveNow(composeWriter());
    const more = outcome === 'goes-on' ? ' It goes on by itself.' : '';
    return showReport('Archive', [`${outcome}: ${moved} rows moved. See the Archives tab.${more}`]);
  });

/** Menu: the dialog that exports or erases one person's data. */
export const openPrivacy = () => asOwner(() => showDialog('A person’s data', 'Privacy'));

/** Called by the dialog of `openPrivacy` through google.script.run. `request`: JSON. */
export const managePrivacy = (request?: unknown) =>
  asOwner(() => JSON.stringify(answerPrivacy(composeWriter(), request)));

/** Menu: everybody in the People tab gets their link to the console by mail. */
export const mailConsoleLinks = () => asOwner(() => showReport('Links to the console', mailLinks(composeDigest())));

/** Menu: tries each gateway's mapping on its sample and shows the events that come out. */
export const tryGatewaySamples = () => asOwner(() => showReport('Gateways', tryGateways(composeWriter())));

/** Menu: checks the ledger's hashes, to see whether anything was changed after it was written. */
export const verifyTheLedger = () => asOwner(() => showReport('Ledger', ledgerLines(composeWriter())));

/** Menu: the ledger as a file for `npm run ledger:verify`. */
export const exportTheLedger = () => asOwner(() => showLinks('Export the ledger', composeLedgerLinks()));

/** Menu: proves on this deployment the properties of the platform that the design relies on. */
export const selfTest = () => asOwner(() => showSelfTest(runSelfTest(composeWriter(), webAppUrl())));
