/**
 * The workbook file to upload: one sheet per tab with headers with their notes, widths, formats, dropdowns, colours and frozen keys, as
 * Office Open XML (ECMA-376). Byte for byte the same each time, so that a test can tell whether it is current.
 */
import { strToU8, zipSync } from 'fflate';
import type { TabPlan } from '../../src/setup-ports.ts';
import { allTables } from '../../src/tables/index.ts';

interface TabContent {
  readonly plan: TabPlan;
  /** Text cells, in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
}

/** Zip keeps local times; the same local one keeps the file the same in every zone. */
const EPOCH = new Date(2026, 0, 1);
/** From number 164 on; those below are Excel’s own. */
const NUMBER_FORMATS = ['d mmm yyyy hh:mm:ss', 'd mmm yyyy', '"Rp" #,##0', 'yyyy-mm-dd hh:mm:ss'];
const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Styles by position: 0 general, 1 header, 2 text, 3 date and time, 4 date, 5 whole number, 6 wrapped text, 7 money, 8 stamp. */
const STYLE_OF: Readonly<Record<TabPlan['columns'][number]['format'], number>> = {
  text: 2,
  dateTime: 3,
  date: 4,
  integer: 5,
  number: 0,
  boolean: 0,
  money: 7,
  stamp: 8,
};

/** A text that is broken into lines. */
const WRAPPED_TEXT = 6;

/** Widths of columns are told in characters of the standard font. */
const PX_BY_CHARACTER = 7;

/** The bytes of an .xlsx file. */
export function toWorkbookFile(tabs: readonly TabContent[]): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(tabs.length),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(tabs),
    'xl/_rels/workbook.xml.rels': relationships([
      ...tabs.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles(),
  };
  tabs.forEach((tab, i) => {
    const number = i + 1;
    files[`xl/worksheets/sheet${number}.xml`] = worksheet(tab);
    files[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relationships([
      ['comments', `../comments${number}.xml`],
      ['vmlDrawing', `../drawings/notes${number}.vml`],
    ]);
    files[`xl/comments${number}.xml`] = notesOf(tab.plan);
    files[`xl/drawings/notes${number}.vml`] = noteBoxes(tab.plan);
  });
  const entries = Object.entries(files).map(([path, text]) => [path, [strToU8(text), { mtime: EPOCH }]] as const);
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]);
}

function worksheet({ plan, rows }: TabContent): string {
  const columns = plan.columns
    .map(
      ({ format, width, wraps, isHidden }, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${width / PX_BY_CHARACTER}" customWidth="1"${isHidden ? ' hidden="1"' : ''} style="${wraps ? WRAPPED_TEXT : STYLE_OF[format]}"/>`,
    )
    .join('');
  const header = row(
    1,
    plan.columns.map(({ header: text }, i) => cell(1, i, text, 1)),
  );
  const body = rows.map((texts, r) =>
    row(
      r + 2,
      texts.map((text, i) => {
        const column = plan.columns[i];
        return cell(r + 2, i, text, column?.wraps ? WRAPPED_TEXT : STYLE_OF[column?.format ?? 'text']);
      }),
    ),
  );
  const { frozenColumns: frozen, color } = plan;
  const pane = frozen > 0 ? `xSplit="${frozen}" ` : '';
  const active = frozen > 0 ? 'bottomRight' : 'bottomLeft';
  return (
    `${HEADER}<worksheet xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}">` +
    `<sheetPr><tabColor rgb="FF${color.slice(1).toUpperCase()}"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"><pane ${pane}ySplit="1" topLeftCell="${letters(frozen)}2" activePane="${active}" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${columns}</cols><sheetData>${header}${body.join('')}</sheetData>${colours(plan)}${validations(plan)}<legacyDrawing r:id="rId2"/></worksheet>`
  );
}

/** What staff read when they point at a header; Google Sheets makes notes of such comments. */
function notesOf({ columns }: TabPlan): string {
  const notes = columns.map(
    ({ note }, i) =>
      `<comment ref="${letters(i)}1" authorId="0"><text><t xml:space="preserve">${escapeXml(note)}</t></text></comment>`,
  );
  return `${HEADER}<comments xmlns="${NAMESPACE}"><authors><author>Dealer Hub</author></authors><commentList>${notes.join('')}</commentList></comments>`;
}

/** Without a box to show it in Excel calls the file broken. */
function noteBoxes({ columns }: TabPlan): string {
  const boxes = columns.map(
    (_, i) =>
      `<v:shape id="n${i}" type="#note" style="visibility:hidden"><v:textbox/><x:ClientData ObjectType="Note"><x:Anchor>${i + 1},15,0,10,${i + 3},15,4,10</x:Anchor><x:Row>0</x:Row><x:Column>${i}</x:Column></x:ClientData></v:shape>`,
  );
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${boxes.join('')}</xml>`
  );
}

function row(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`;
}

/** Inline text: never a formula, whatever it begins with. */
function cell(rowNumber: number, column: number, text: string, style: number): string {
  if (text === '') return '';
  return `<c r="${letters(column)}${rowNumber}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

function validations(plan: TabPlan): string {
  const lists = plan.columns.flatMap(({ choices, offers }, i) => {
    const range = bodyOf(i);
    if (choices)
      return [
        `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>"${escapeXml(choices.join(','))}"</formula1></dataValidation>`,
      ];
    const at = offers ? keyColumn(offers) : -1;
    return offers && at >= 0
      ? [
          `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>'${escapeXml(offers.tab)}'!$${letters(at)}$2:$${letters(at)}$1000</formula1></dataValidation>`,
        ]
      : [];
  });
  return lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : '';
}

/** Words that mean a state, problems, and every other row a shade darker: what set-up does by bands, a file says by a rule. */
function colours(plan: TabPlan): string {
  let priority = 0;
  const rule = (type: string, style: number, formula: string) =>
    `<cfRule type="${type}" dxfId="${style}" priority="${++priority}"${type === 'cellIs' ? ' operator="equal"' : ''}><formula>${escapeXml(formula)}</formula></cfRule>`;
  const over = (range: string, rules: string) =>
    `<conditionalFormatting sqref="${range}">${rules}</conditionalFormatting>`;
  const words = plan.columns.flatMap(({ tones, isProblem }, i) => {
    const first = `${letters(i)}2`;
    if (isProblem) return [over(bodyOf(i), rule('expression', TONES.bad, `LEN(${first})>0`))];
    if (tones.length === 0) return [];
    return [over(bodyOf(i), tones.map(([word, tone]) => rule('cellIs', TONES[tone], `"${word}"`)).join(''))];
  });
  if (!plan.isBanded) return words.join('');
  const all = `A2:${letters(plan.columns.length - 1)}1000`;
  return words.join('') + over(all, rule('expression', SHADE, 'MOD(ROW(),2)=1'));
}

const TONES = { good: 0, waits: 1, bad: 2 } as const;
const SHADE = 3;
/** By position, as rules name them. */
const FILLS = ['E6F4EA', 'FEF7E0', 'FCE8E6', 'F8F9FA'];

const bodyOf = (column: number): string => `${letters(column)}2:${letters(column)}1000`;

/** Where the offered keys stand in their own tab; a new workbook has the columns in the order of the tables. */
function keyColumn({ tab, header }: { readonly tab: string; readonly header: string }): number {
  const table = allTables.find(({ name }) => name === tab);
  return Object.values(table?.columns ?? {}).findIndex((column) => column.header === header);
}

function workbook(tabs: readonly TabContent[]): string {
  const sheets = tabs.map(
    ({ plan }, i) => `<sheet name="${escapeXml(plan.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `${HEADER}<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function styles(): string {
  const formats = [0, 0, 49, 164, 165, 1, 49, 166, 167];
  const cells = formats.map((id, i) => {
    const start = `<xf numFmtId="${id}" fontId="${i === 1 ? 1 : 0}" fillId="0" borderId="0" applyNumberFormat="1"`;
    return i === WRAPPED_TEXT
      ? `${start} applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>`
      : `${start}/>`;
  });
  return (
    `${HEADER}<styleSheet xmlns="${NAMESPACE}">` +
    `<numFmts count="${NUMBER_FORMATS.length}">${NUMBER_FORMATS.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code)}"/>`).join('')}</numFmts>` +
    '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts>' +
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>' +
    `<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs>` +
    `<dxfs count="${FILLS.length}">${FILLS.map((rgb) => `<dxf><fill><patternFill><bgColor rgb="FF${rgb}"/></patternFill></fill></dxf>`).join('')}</dxfs></styleSheet>`
  );
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = Array.from(
    { length: sheets },
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>` +
      `<Override PartName="/xl/comments${i + 1}.xml" ContentType="${type}.comments+xml"/>`,
  );
  return (
    `${HEADER}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>` +
    `${overrides.join('')}</Types>`
  );
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
