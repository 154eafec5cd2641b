/** What the workbook's menu answers, and the pages of its dialogs: each sentence has its Bahasa. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { LEDGER_FAULTS } from '../../../src/core/ledger/chain';
import { reportsInBahasa, saidInBahasa } from '../../../src/core/words/said';
import { translator } from '../../../src/core/words/translator';
import { isEnglish } from './english';

const { toBahasa } = translator(`${reportsInBahasa()}\n${saidInBahasa()}`);
const lines = reportsInBahasa().split('\n').filter((line) => line !== ''); // biome-ignore format: one line

test('each line has both languages, the same gaps, and stands once', () => {
  for (const line of lines) {
    const [english = '', bahasa = '', ...more] = line.split('=');
    expect([line, more, bahasa.split('{}').length]).toEqual([line, [], english.split('{}').length]);
    expect([line, isEnglish(bahasa.replace(/\([^)]*\)|“[^”]*”|HTTP.*|Manage.*/g, ''))]).toEqual([line, false]);
  }
  expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([]);
});

/** Sources whose sentences the menu shows. `but`: what in them is for somebody else. */
const SHOWN: readonly { readonly path: string; readonly but?: RegExp }[] = [
  { path: 'src/main.ts', but: /^\.{1,2}\// },
  { path: 'src/gas/menu.ts', but: /^<|^\.{1,2}\/|: there is no window/ },
  { path: 'src/gas/workbook-setup.ts' },
  { path: 'src/gas/workbook-views.ts' },
  { path: 'src/gas/workbook-facts.ts', but: /^sheets\(/ },
  { path: 'src/gas/triggers.ts' },
  { path: 'src/app/setup/setup-workbook.ts' },
  { path: 'src/app/setup/said-cells.ts' },
  { path: 'src/app/setup/turn-notes.ts', but: /nowX2/ },
  { path: 'src/app/setup/self-test.ts', but: /^(answered by|but the answer|the challenge$)/ },
  { path: 'src/app/setup/secrets.ts', but: /^(nothing was|it is longer|it holds|it has|it stands)|as it was: X2$/ },
  { path: 'src/app/setup/test-secret.ts', but: /no reason given|So is its successor|long enough\.X2/ },
  { path: 'src/app/workbook/check-progress.ts' },
  { path: 'src/app/workbook/check-sales.ts', but: /^(?!.*wait for their verdict)/ },
  { path: 'src/app/workbook/import-lines.ts' },
  { path: 'src/app/schedule/verify-ledger.ts', but: /Compare with File/ },
  { path: 'src/app/pages/mail-links.ts', but: /your link to|Valid for|^<|^Open the/ },
  { path: 'src/app/feishu/sync-feishu.ts', but: /stands still/ },
];

/** Of a tab in set-up; nobody reads them. */
const STATES = new Set(['to dress', 'in use', 'just made']);

/** Each string and template with something in its gaps, but for those that only name things. */
function sentencesIn(path: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node))
      found.push(node.head.text + node.templateSpans.map(({ literal }, at) => `X${at + 1}${literal.text}`).join(''));
    else if (ts.isStringLiteralLike(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((text) => text.trim().includes(' ') && !STATES.has(text));
}

test.each(SHOWN)('what $path shows is said in Bahasa', ({ path, but = /^$/ }) => {
  const english = sentencesIn(path).filter((text) => !but.test(text) && isEnglish(text));
  const menu = readFileSync('src/gas/menu.ts', 'utf8');
  const isItem = (text: string) => path === 'src/gas/menu.ts' && menu.includes(`['${text}', '`);
  expect(english.filter((text) => !isItem(text) && isEnglish(inWords(text)))).toEqual([]);
});

/** Alone, or as the figures behind what was tested. */
const inWords = (text: string) => [toBahasa(text), toBahasa(`(${text})`)].find((said) => !isEnglish(said)) ?? text;

/** What is put together of parts. */
test.each([
  'Notes on headers are in English now: Leads. The menu follows when the workbook is opened again.',
  'Notes on headers are in English now. The menu follows when the workbook is opened again.',
  'RELAY_SECRET was left as it was: nothing was entered.',
  'WEBHOOK_KEY was left as it was: it has 3 characters; 24 are needed.',
  'Meta refuses it (HTTP 401): no reason given',
  'RELAY_SECRET is long enough. So is its successor: both are taken until you switch over. That the other side has the same one, its next call shows.',
  '    A POST is answered with 200 and no redirect (HTTP 200, answered by the hub)',
  '    A POST is answered with 200 and no redirect (HTTP 200, but the answer is not the hub’s)',
  '    The challenge comes back, behind a redirect (HTTP 302, then the challenge)',
  'done: 12 of 12 sales checked. See the Findings tab.',
  'goes-on: 3 rows moved. See the Archives tab. It goes on by itself.',
  'stopped: 0 records made, 0 changed, 0 removed in 0 calls. Set FEISHU_APP_ID, FEISHU_APP_SECRET in Dealer Hub → Secrets first.',
])('in Bahasa: %s', (text) => {
  expect([toBahasa(text), isEnglish(toBahasa(text).replace('goes-on', 'on'))]).toEqual([expect.anything(), false]);
});

test('what is wrong with the ledger is said in Bahasa', () => {
  const faults = Object.values(LEDGER_FAULTS).map((fault) => toBahasa(`No. 7: ${fault}.`));
  expect(faults.filter((fault) => isEnglish(fault))).toEqual([]);
});

test('every item of the menu has its Bahasa', () => {
  const items = [...readFileSync('src/gas/menu.ts', 'utf8').matchAll(/\['(.+?)', '(.+?)', '(\w+)'\]/g)];
  expect(items).toHaveLength(17);
  const bare = (text: string) => text.replace(/ \(.*\)/, '');
  expect(items.filter(([, english, bahasa = '']) => bahasa === english || isEnglish(bare(bahasa)))).toEqual([]);
});

test('what texts tell people to choose from the menu is found there in either language', () => {
  const items = [...readFileSync('src/gas/menu.ts', 'utf8').matchAll(/\['(.+?)', '(.+?)', '\w+'\]/g)];
  const texts = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => /\.tsx?$/.test(entry.name) && !/core.words/.test(entry.parentPath))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const told = texts.flatMap((text) => [...text.matchAll(/(?:Dealer Hub → |Run “|Jalankan “)([A-Z][\w ]+)/g)].map(([, name = '']) => name)); // biome-ignore format: one line
  expect(told.length).toBeGreaterThan(5);
  const named = ([, english = '', bahasa = '']: RegExpExecArray) => (bahasa.includes(english) ? [english] : []);
  const kept = items.flatMap(named);
  expect(told.filter((name) => !kept.some((item) => name.startsWith(item)))).toEqual([]);
});

describe.each(['secrets', 'privacy'])('the page of %s', (name) => {
  const page = readFileSync(`src/dialogs/${name}.html`, 'utf8');
  const [, body = '', script = ''] = /<body>(.*)<script>(.*)<\/script>/s.exec(page) ?? [];

  test('has Bahasa for each text that stands in it', () => {
    const texts = [...body.matchAll(/<(p|button|div)\b([^>]*)>(.*?)<\/\1>/gs)];
    expect(texts.length).toBeGreaterThan(1);
    const bahasaOf = (attributes: string) => /data-bahasa="([^"]*)"/.exec(attributes)?.[1] ?? 'the';
    const lacking = texts.filter(
      ([, , attributes = '', text = '']) => isEnglish(text) && isEnglish(bahasaOf(attributes)),
    );
    expect(lacking.map(([whole]) => whole)).toEqual([]);
  });

  test('has Bahasa beside each text that it says', () => {
    const source = ts.createSourceFile(name, script, ts.ScriptTarget.ES2022, true);
    const lacking: string[] = [];
    const visit = (node: ts.Node): void => {
      const isTold = ts.isCallExpression(node) && node.expression.getText() === 't';
      const both = isTold ? node.arguments : ts.isArrayLiteralExpression(node) ? node.elements : [];
      const [english, bahasa] = both;
      if (english && bahasa && isEnglish(english.getText()) && !isEnglish(bahasa.getText())) return;
      const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
      if (isText && node.getText().includes(' ') && isEnglish(plainOf(node))) lacking.push(node.getText());
      ts.forEachChild(node, visit);
    };
    visit(source);
    expect(lacking).toEqual([]);
  });
});

/** Without what stands in gaps: that is looked at by itself. */
function plainOf(node: ts.Node): string {
  return ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' X ')
    : (node as ts.StringLiteralLike).text;
}
