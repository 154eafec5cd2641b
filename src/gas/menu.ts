/** The workbook's menu, and how its answers are shown. */
import { selfTestLines, type Verdict } from '../app/setup/self-test.ts';
import { escapeHtml } from '../core/lib/text.ts';

/** Adds the Dealer Hub menu to the open workbook. */
export function buildMenu(): void {
  SpreadsheetApp.getUi()
    .createMenu('Dealer Hub')
    .addItem('Set up or repair', 'setup')
    .addItem('Secrets', 'openSecrets')
    .addItem('Import serials', 'importSerialsTab')
    .addItem('Import ad spend', 'importAdSpendTab')
    .addItem('Audit all sales', 'auditAllSales')
    .addItem('Recompute metrics', 'recomputeAllMetrics')
    .addItem('Preview the daily digest', 'previewDailyDigest')
    .addItem('Open in Looker Studio', 'openLookerStudio')
    .addItem('Copy to Feishu Base now', 'syncFeishuNow')
    .addItem('Mail links to the console', 'mailConsoleLinks')
    .addItem('Archive old rows now', 'archiveOldRows')
    .addItem('Erase or export a person …', 'openPrivacy')
    .addItem('Progress of checks', 'checkProgress')
    .addItem('Try the gateways’ samples', 'tryGatewaySamples')
    .addItem('Verify the ledger', 'verifyTheLedger')
    .addItem('Export the ledger', 'exportTheLedger')
    .addItem('Self-test of this deployment', 'selfTest')
    .addToUi();
}

/** Shows the lines in the workbook, and returns them for runs from the script editor. */
export function showReport(title: string, lines: readonly string[]): string[] {
  try {
    const ui = SpreadsheetApp.getUi();
    ui.alert(title, lines.join('\n'), ui.ButtonSet.OK);
  } catch (error) {
    // Run from the editor or a page there is no workbook window to show anything in.
    console.info(`${title}: ${lines.join(' · ')} (${String(error)})`);
  }
  return [...lines];
}

/** Shows the result of an import; the minute trigger handles what is left. */
export function showImport(
  title: string,
  what: string,
  { outcome, imported, refused, left }: Readonly<Record<'imported' | 'refused' | 'left', number>> & { outcome: string },
): string[] {
  const more = left > 0 ? ` ${left} lines go on by themselves.` : '';
  return showReport(title, [`${outcome}: ${imported} ${what} imported, ${refused} lines refused; see Result.${more}`]);
}

/** Shows the verdicts as text, and returns them. */
export function showSelfTest(verdicts: readonly Verdict[]): Verdict[] {
  showReport('Self-test', selfTestLines(verdicts));
  return [...verdicts];
}

/** Shows links to open in another window; returns them for runs from the script editor. */
export function showLinks(title: string, links: readonly { readonly title: string; readonly url: string }[]): string[] {
  const items = links.map(
    ({ title: text, url }) =>
      `<li><a href="${escapeHtml(url)}" target="_blank" rel="noopener">${escapeHtml(text)}</a></li>`,
  );
  const page = `<!doctype html><base target="_blank"><body style="font:15px system-ui"><ul>${items.join('')}</ul>`;
  try {
    SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput(page).setWidth(420).setHeight(260), title);
  } catch (error) {
    console.info(`${title}: ${links.map(({ url }) => url).join(' ')} (${String(error)})`);
  }
  return links.map(({ url }) => url);
}

/** Shows a page that was pushed with the code in a dialog over the workbook. Returns its name. */
export function showDialog(title: string, page: string): string {
  const dialog = HtmlService.createHtmlOutputFromFile(page).setWidth(620).setHeight(640);
  SpreadsheetApp.getUi().showModalDialog(dialog, title);
  return page;
}

/** Shows a mail as its reader would see it; returns its text for runs from the script editor. */
export function showMail({ subject, html, text }: { subject: string; html: string; text: string }): string[] {
  try {
    SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput(html).setWidth(680).setHeight(720), subject);
  } catch (error) {
    console.info(`${subject}: there is no window to show it in (${String(error)})`);
  }
  return [text];
}
