/** What the hub says in both languages: each rule, fact, alert and refusal has its words, and they turn back into themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { openBook } from '../../../src/core/integrity/book';
import { audit, judgeSale, ruleFamilies, verdictOf } from '../../../src/core/integrity/judge';
import { LEAD_WORDS, PAGE_WORDS, STAFF_PAGE_WORDS } from '../../../src/core/words/page-words';
import { saidInBahasa } from '../../../src/core/words/said';
import { SETTING_WORDS } from '../../../src/core/words/setting-words';
import { translator } from '../../../src/core/words/translator';
import { TABLE_WORDS } from '../../../src/pages/console/table-words';
import { settingDefinitions } from '../../../src/tables/setting-definitions';
import { content, day, sale } from '../integrity/small-book';
import { isEnglish } from './english';

const { toBahasa, toEnglish } = translator(saidInBahasa());
const lines = (words: string) => words.split('\n').filter((line) => line !== '');
const rules = ruleFamilies.flatMap((family) => family.rules);

test.each([
  ['what the hub says', saidInBahasa()],
  ['headers of the console', TABLE_WORDS],
])('%s: each line has both languages, the same gaps, and stands once in either', (_, words) => {
  const pairs = lines(words).map((line) => line.split('='));
  for (const pair of pairs) {
    const [english = '', bahasa = ''] = pair;
    expect([english, pair.length, bahasa.split(/\{#?\}/).length]).toEqual([english, 2, english.split(/\{#?\}/).length]);
    expect(bahasa.trim()).not.toBe('');
  }
  for (const side of [0, 1]) {
    const all = pairs.map((pair) => pair[side]);
    expect(all.filter((each, at) => all.indexOf(each) !== at)).toEqual([]);
  }
});

test('each rule says what is wrong and what to do in both languages, to staff as to reps', () => {
  for (const { says, next, bahasa } of rules) {
    for (const text of [says, next]) {
      expect([toBahasa(text), isEnglish(toBahasa(text))]).toEqual([toBahasa(text), false]);
      expect(toEnglish(toBahasa(text))).toBe(text);
    }
    if (bahasa !== undefined) expect(toBahasa(says)).toBe(bahasa);
  }
});

test('each fact that a rule can find has its words', () => {
  const folder = join('src', 'core', 'integrity', 'rules');
  const facts = readdirSync(folder).flatMap((name) => factsIn(join(folder, name)));
  expect(facts.length).toBeGreaterThan(70);
  expect(facts.map((fact) => toBahasa(fact)).filter((said) => isEnglish(said))).toEqual([]);
  expect(facts.filter((fact) => toEnglish(toBahasa(fact)) !== fact)).toEqual([]);
});

/** Strings and templates that stand for what was expected or found, with something in each gap. */
function factsIn(path: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const collect = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) {
      const tail = node.templateSpans.map(({ literal }, at) => `X${at + 1}${literal.text}`).join('');
      found.push(node.head.text + tail);
    } else if (ts.isStringLiteralLike(node) && node.text.length > 2 && !ts.isBinaryExpression(node.parent))
      found.push(node.text);
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    const isFact = ts.isPropertyAssignment(node) && ['expected', 'found'].includes(node.name.getText());
    if (isFact) collect(node.initializer);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  // A state of Serials: both have their own words.
  return found.filter((fact) => fact !== 'X1 is X2');
}

test('whatever is found in a book of sales is told without English, and reads back as it was', () => {
  const anySale = fc.record({
    serial: fc.constantFrom('S3A000001', 'S3AOOOOO1', 'S3A00002', 'TEST', '', 'S3A000003', 'V1A000010'),
    dealerId: fc.constantFrom('D1', 'D2', 'D9', ''),
    modelId: fc.constantFrom('S3', 'V1', 'X', ''),
    customerPhone: fc.constantFrom('081311111111', '000000000', 'nanti'),
    customerName: fc.constantFrom('Sari', ''),
    leadId: fc.constantFrom('', 'L-9'),
    repId: fc.constantFrom('', 'R1', 'R7'),
    soldAt: fc.option(
      fc.integer({ min: -60, max: 5 }).map((days) => day('2026-11-21') + days * 86_400_000),
      { nil: null },
    ),
    vehicle: fc.option(fc.integer({ min: -1, max: 40_000_000 }), { nil: null }),
    accessories: fc.option(fc.constantFrom(-2, 250, 9_000_000), { nil: null }),
    discounts: fc.option(fc.constantFrom(-1, 350, 4_000_000), { nil: null }),
    odometerKm: fc.option(fc.constantFrom(1.5, 2, 900), { nil: null }),
    promotions: fc.constantFrom('', 'YEAR-END,TRADE-IN'),
    replacedBy: fc.constantFrom('', '', 'S-1'),
  });
  fc.assert(
    fc.property(fc.array(anySale, { minLength: 1, maxLength: 6 }), (patches) => {
      const sales = patches.map((patch, at) => sale({ ...patch, id: `S-${at}` }));
      const book = openBook(content({ sales }));
      const verdicts = sales.map((each) => verdictOf(book, each, judgeSale(book, each)));
      const texts = [
        ...audit(book).flatMap(({ rule, expected, found }) => [rule.says, expected, found]),
        ...verdicts.flatMap(({ reason, nextStep }) => [reason, nextStep]),
      ];
      for (const text of texts) {
        expect([toBahasa(text), isEnglish(toBahasa(text))]).toEqual([toBahasa(text), false]);
        expect(toEnglish(toBahasa(text))).toBe(text);
      }
    }),
    { numRuns: 100 },
  );
});

/** All sources but the words themselves, as one text. */
function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return /core.words$/.test(path) ? '' : sources(path);
      return readFileSync(path, 'utf8');
    })
    .join('\n');
}

test('each refusal of a page has its words', () => {
  const all = sources(join('src', 'app', 'pages')).replace(/\s+/g, ' ');
  const refusals = [...all.matchAll(/new PageRefusal\( ?'\w+', (?:parsed\.ok \? )?(['`])(.*?)\1/g)].map(
    ([, , text = '']) => text.replace(/\$\{.*?\}(?!\})/g, 'X7'),
  );
  const answers = [...all.matchAll(/(?:text: |return |BUSY = |ENDED = )'([A-Z][a-z]+ .*?\.)'/g)].map(
    ([, text = '']) => text,
  );
  expect(refusals.length).toBeGreaterThan(15);
  const { toBahasa: onPage } = translator(PAGE_WORDS + LEAD_WORDS + STAFF_PAGE_WORDS);
  expect([...refusals, ...answers].filter((text) => isEnglish(text) && onPage(text) === text)).toEqual([]);
});

test('no words are kept for what nobody says: their longest part stands in the sources', () => {
  const all = sources('src').replace(/\s+/g, ' ').replaceAll("\\'", "'");
  const unsaid = lines(saidInBahasa()).flatMap((line) => {
    const [english = ''] = line.replace(/^[\^~]/, '').split('=');
    const parts = english.split(
      /\{\}|[{}:]|it wants|It stands|UNKNOWN|\d+|“|”|"|'|’|\. |proved nothing|trigger minutes|requests|in Serials|under Transfer to|Taken|Refused|Given up|open|acknowledged|resolved|false alarm|no region|no dealer|nobody/,
    );
    const words = parts.map((part) => part.trim().replace(/^[.,;()] */, ''));
    const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
    return all.includes(longest.replace(/[.,(]+$/, '').trim()) ? [] : [english];
  });
  expect(unsaid).toEqual([]);
});

test('every setting is explained in Bahasa', () => {
  expect(Object.keys(SETTING_WORDS)).toEqual(Object.keys(settingDefinitions));
  expect(Object.values(SETTING_WORDS).filter((text) => isEnglish(text))).toEqual([]);
});

test('names and quoted words of people stay as they are, and a fact is a whole one', () => {
  expect(
    toBahasa('The same serial was sold more than once. Found: also S-1, by D2. Expected: one sale a serial.'),
  ).toBe(
    'Nomor rangka ini sudah pernah dijual. Kenyataan: juga S-1, oleh D2. Seharusnya: satu penjualan per nomor rangka.',
  );
  expect(toBahasa('Sale date “none”, Vehicle (Rp) “both”')).toBe('Tanggal jual “none”, Kendaraan (Rp) “both”');
  expect(toBahasa('Both Brothers Motor')).toBe('Both Brothers Motor');
  expect(toBahasa('0 to 1.5 km')).toBe('0 sampai 1.5 km');
  expect(toBahasa('2026-11-05 (or 2026-05-11?), entered 2026-11-20')).toBe(
    '2026-11-05 (atau 2026-05-11?), dicatat 2026-11-20',
  );
});
