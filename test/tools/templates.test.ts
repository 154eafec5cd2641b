/** What is generated is committed as it would be generated today. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { approvedTemplates, templateParameters } from '../../local/server/templates';
import { toWhatsAppDigits } from '../../src/core/lib/phone';
import { tabsInOrder } from '../../src/tables/looks';
import { settingDefinitions } from '../../src/tables/setting-definitions';
import { demoDealers, demoReps } from '../../tools/demo/demo-network';
import { generateTemplates } from '../../tools/docs/templates';

const files = generateTemplates();

test.each(files.map(({ path, content }) => [path, content] as const))(
  '%s is current (npm run templates)',
  (path, content) => {
    const committed = readFileSync(path);
    expect(committed.equals(Buffer.from(content))).toBe(true);
  },
);

test('sheets-templates holds nothing else', () => {
  const found = readdirSync('sheets-templates', { recursive: true })
    .map((file) => join('sheets-templates', String(file)).replace(/\\/g, '/'))
    .filter((path) => statSync(path).isFile());
  expect(found.sort()).toEqual(
    files
      .map((file) => file.path)
      .filter((path) => path.startsWith('sheets-templates'))
      .sort(),
  );
});

test('MESSAGES.md and DEPLOY.md list the same templates, and what stands in each of their parameters', () => {
  const named = (path: string, pattern: RegExp) =>
    new Set([...readFileSync(path, 'utf8').matchAll(pattern)].map(([, name]) => name));
  const table = named('docs/DEPLOY.md', /^\| `(\w+_v\d+)` \|/gm);
  expect(table).toEqual(named('docs/MESSAGES.md', /^### `(\w+)` · /gm));
  expect(table).toEqual(new Set(Object.keys(templateParameters)));
  const settings = Object.entries(settingDefinitions).flatMap(([key, { fallback }]) =>
    key.endsWith('Template') ? [fallback] : [],
  );
  expect([...table].sort()).toEqual([...settings].sort());
  for (const { name, body } of approvedTemplates)
    expect(new Set(body.match(/\{\{\d+\}\}/g)).size).toBe(templateParameters[name]?.length);
});

test('the demo network has more than 110 dealers in Indonesia, each with a rep whose number is a number', () => {
  expect(demoDealers.length).toBeGreaterThan(110);
  for (const dealer of demoDealers) {
    expect(dealer.latitude).toBeGreaterThan(-11.1);
    expect(dealer.latitude).toBeLessThan(6.1);
    expect(dealer.longitude).toBeGreaterThan(95);
    expect(dealer.longitude).toBeLessThan(141.1);
    expect(demoReps.some((rep) => rep.dealerId === dealer.id)).toBe(true);
  }
  const numbers = demoReps.map((rep) => toWhatsAppDigits(rep.phone));
  expect(new Set(numbers).size).toBe(demoReps.length);
  expect(numbers).not.toContain(null);
});

test('the workbook file is a zip of well-formed sheets, one a tab', () => {
  const book = files.find((file) => file.path.endsWith('.xlsx'));
  const parts = unzipSync(book?.content as Uint8Array);
  const sheets = Object.keys(parts).filter((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path));
  expect(sheets.length).toBe(files.filter((file) => /^sheets-templates\/[^/]+\.csv$/.test(file.path)).length);
  const text = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
  expect(text).toContain('Lead ID');
  expect(text).toContain('ySplit="1"');
});

test('each header of the workbook file has its note, and each column a width', () => {
  const book = files.find((file) => file.path.endsWith('.xlsx'));
  const parts = unzipSync(book?.content as Uint8Array);
  const part = (path: string) => new TextDecoder().decode(parts[path]);
  tabsInOrder.forEach(({ table }, index) => {
    const columns = Object.values(table.columns);
    const notes = part(`xl/comments${index + 1}.xml`);
    expect(notes.match(/<comment ref="[A-Z]+1"/g)).toHaveLength(columns.length);
    for (const { note } of columns) expect(notes).toContain(note.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`));
    expect(part(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`)).toContain(`../comments${index + 1}.xml`);
    expect(part(`xl/worksheets/sheet${index + 1}.xml`).match(/<col /g)).toHaveLength(columns.length);
  });
});

test('the operations kit says how to get a workbook that has the menu', () => {
  const kit = String(files.find(({ path }) => path.endsWith('PRODUCTIZED_OPS_KIT.md'))?.content);
  expect(kit).toContain('A workbook that is uploaded has no script');
  expect(kit).toContain('[DEPLOY.md](DEPLOY.md)');
});
