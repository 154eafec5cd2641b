/** The workbook's menu, and how its answers are shown. */
import { selfTestLines, type Verdict } from '../app/setup/self-test.ts';
import { escapeHtml } from '../core/lib/text.ts';
import type { MailMessage } from '../ports.ts';
import { inMenuLanguage, menuLanguage } from './menu-language.ts';

/** The caption in either language. Items that messages and docs refer to keep their English name in brackets. */
const ITEMS: readonly (readonly [english: string, bahasa: string, handler: string])[] = [
  ['Set up or repair', 'Siapkan atau perbaiki (Set up or repair)', 'setup'],
  ['Secrets', 'Rahasia (Secrets)', 'openSecrets'],
  ['Import serials', 'Impor nomor rangka', 'importSerialsTab'],
  ['Import ad spend', 'Impor belanja iklan', 'importAdSpendTab'],
  ['Audit all sales', 'Audit semua penjualan', 'auditAllSales'],
  ['Recompute metrics', 'Hitung ulang metrik (Recompute metrics)', 'recomputeAllMetrics'],
  ['Preview the daily digest', 'Pratinjau ringkasan harian', 'previewDailyDigest'],
  ['Open in Looker Studio', 'Buka di Looker Studio', 'openLookerStudio'],
  ['Copy to Feishu Base now', 'Salin ke Feishu Base sekarang', 'syncFeishuNow'],
  ['Mail links to the console', 'Kirim tautan konsol lewat e-mail', 'mailConsoleLinks'],
  ['Archive old rows now', 'Arsipkan baris lama sekarang', 'archiveOldRows'],
  ['Erase or export a person …', 'Hapus atau ekspor data seseorang …', 'openPrivacy'],
  ['Progress of checks', 'Kemajuan pemeriksaan', 'checkProgress'],
  ['Try the gateways’ samples', 'Coba contoh dari gateway', 'tryGatewaySamples'],
  ['Verify the ledger', 'Periksa ledger', 'verifyTheLedger'],
  ['Export the ledger', 'Ekspor ledger', 'exportTheLedger'],
  ['Self-test of this deployment', 'Uji mandiri pemasangan ini', 'selfTest'],
];

/** Adds the Dealer Hub menu to the open workbook. */
export function buildMenu(): void {
  const language = menuLanguage();
  const menu = SpreadsheetApp.getUi().createMenu('Dealer Hub');
  for (const [english, bahasa, handler] of ITEMS) menu.addItem(language === 'id' ? bahasa : english, handler);
  menu.addToUi();
}

/** Shows the lines in the workbook, in its language; returns them in English for runs from the script editor. */
export function showReport(title: string, lines: readonly string[]): string[] {
  try {
    const ui = SpreadsheetApp.getUi();
    const [heading = '', ...texts] = inMenuLanguage([title, ...lines]);
    ui.alert(heading, texts.join('\n'), ui.ButtonSet.OK);
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
  const [heading = '', ...texts] = inMenuLanguage([title, ...links.map((link) => link.title)]);
  const items = links.map(
    ({ url }, at) =>
      `<li><a href="${escapeHtml(url)}" target="_blank" rel="noopener">${escapeHtml(texts[at] ?? '')}</a></li>`,
  );
  const page = `<!doctype html><base target="_blank"><body style="font:15px system-ui"><ul>${items.join('')}</ul>`;
  try {
    SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput(page).setWidth(420).setHeight(260), heading);
  } catch (error) {
    console.info(`${title}: ${links.map(({ url }) => url).join(' ')} (${String(error)})`);
  }
  return links.map(({ url }) => url);
}

/** Shows a page that was pushed with the code in a dialog over the workbook. Returns its name. */
export function showDialog(title: string, page: string): string {
  const dialog = HtmlService.createHtmlOutputFromFile(page).setWidth(620).setHeight(640);
  if (menuLanguage() === 'id') dialog.append('<script>speakBahasa()</script>');
  SpreadsheetApp.getUi().showModalDialog(dialog, inMenuLanguage([title])[0] ?? title);
  return page;
}

type ShownMail = Required<Pick<MailMessage, 'subject' | 'html' | 'text' | 'pictures'>>;

/** The answer for a dialog's page, with its sentence in the menu's language. */
export function answerInWords<T extends { readonly said: string }>(answer: T): string {
  return JSON.stringify({ ...answer, said: inMenuLanguage([answer.said])[0] });
}

/** Shows a mail as its reader would see it; returns its text for runs from the script editor. */
export function showMail({ subject, html, text, pictures }: ShownMail): string[] {
  try {
    const whole = html.replace(/(?<=src=")cid:(\w+)/g, (address, name: string) => {
      const picture = pictures.find((each) => each.name === name);
      return picture ? `data:image/png;base64,${Utilities.base64Encode([...picture.bytes])}` : address;
    });
    SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput(whole).setWidth(680).setHeight(720), subject);
  } catch (error) {
    console.info(`${subject}: there is no window to show it in (${String(error)})`);
  }
  return [text];
}
