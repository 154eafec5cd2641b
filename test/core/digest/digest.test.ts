/** The digest as data and as a mail: what it says, whatever stands in the cells, and how large it can become. */
import { readFileSync } from 'node:fs';
import { buildDigest, type DigestInputs, HQ, hasSomethingToSay } from '../../../src/core/digest/build-digest';
import { numberText, rupiahText } from '../../../src/core/digest/numbers';
import { showDigest } from '../../../src/core/digest/show-digest';
import { dayStart } from '../../../src/core/lib/time';

const TEMPLATE = readFileSync('dist/Digest.html', 'utf8');
const NOW = dayStart(20_784) + 7 * 3_600_000;
const YESTERDAY = dayStart(20_783) + 9 * 3_600_000;

const EMPTY: DigestInputs = {
  ...{ leads: [], findings: [], alerts: [], monthly: [], differences: [], regionOfDealer: new Map([['D1', 'Bali']]) },
  ...{ daily: [], keptDays: 30 },
  ...{
    nowMs: NOW,
    brand: 'Volta',
    workbookLanguage: 'en',
    urlOf: (tab) => `https://docs.google.com/spreadsheets/d/x/edit#${tab}`,
  },
};
const finding = {
  ...{ id: 'F1', rule: 'price-under-floor', severity: 'hard' as const, subject: 'S-1', dealerId: 'D1' },
  ...{ what: 'Sold under the floor', found: 'Rp 20.000.000', stake: 1_500_000, state: 'open' as const },
  ...{ openedAt: YESTERDAY, changedAt: YESTERDAY, owner: 'Ratna' },
};
const lead = {
  ...{ id: 'L-1', status: 'CLAIMED' as const, intent: 'BUY' as const, region: 'Bali', createdAt: YESTERDAY },
  ...{ routedAt: YESTERDAY, claimedAt: YESTERDAY, firstContactAt: YESTERDAY, lateMinutes: 0, secondsToClaim: 60 },
  ...{ windowMinutes: 10, closedAt: null },
};

test('what needs a decision comes with money, age, owner and the next step; the most urgent first', () => {
  const alerts = [
    {
      id: 'a',
      at: YESTERDAY,
      tier: 'P0' as const,
      rule: 'ledger-broken',
      subject: 'x',
      text: 'Broken',
      region: '',
      state: 'open' as const,
    },
  ];
  const digest = buildDigest(
    { ...EMPTY, findings: [finding], alerts, leads: [{ ...lead, status: 'WITH_MANAGER' }] },
    HQ,
    'en',
  );
  expect(digest.status).toBe('critical');
  expect(digest.items.map(({ what }) => what)).toEqual([
    'Broken',
    'Sold under the floor · S-1 · D1: Rp 20.000.000',
    'Lead L-1 has no owner (with the manager)',
  ]);
  const { text } = showDigest(digest, TEMPLATE);
  expect(text).toContain('Rp 1,500,000 at stake · Owner: Ratna');
  expect(text).toContain('Choose a decision in the column “Decision” of Findings.');
  const inBahasa = buildDigest(
    { ...EMPTY, findings: [finding], leads: [{ ...lead, status: 'WITH_MANAGER' }] },
    HQ,
    'id',
  );
  const { text: bahasa } = showDigest(inBahasa, TEMPLATE);
  expect(bahasa).toContain('senilai Rp 1.500.000 · Penanggung jawab: Ratna');
  expect(bahasa).toContain('Lead L-1 belum ada yang menangani (menunggu manajer)');
});

test('a region’s manager reads their region alone', () => {
  const others = { ...EMPTY, findings: [{ ...finding, dealerId: 'D2' }], leads: [{ ...lead, region: 'Jawa' }] };
  const digest = buildDigest(others, 'Bali', 'id');
  expect([digest.items, digest.regions, digest.status]).toEqual([[], [], 'quiet']);
  expect(hasSomethingToSay(digest)).toBe(false);
});

test('conversion is of yesterday, by the clock of WIB; late claims are not in time', () => {
  const leads = [
    lead,
    { ...lead, id: 'L-2', secondsToClaim: 601 },
    { ...lead, id: 'L-3', createdAt: dayStart(20_784) },
    { ...lead, id: 'L-4', createdAt: dayStart(20_783) - 1 },
    { ...lead, id: 'L-5', intent: 'SERVICE' as const },
    // Given by a manager: nobody claimed it.
    { ...lead, id: 'L-6', secondsToClaim: null },
  ];
  const [bali] = buildDigest({ ...EMPTY, leads }, HQ, 'en').regions;
  expect(bali).toMatchObject({ leads: 3, claimedInTime: 1, contactedInTime: 3, sold: 0 });
});

test.each([
  ['<script>alert(1)</script>', '<script'],
  ['"><img src=x onerror=alert(1)>', '<img'],
  ['{{workbookUrl}} <!--each:items-->', '<!--each'],
  ['\u202Egnp.exe', '\u202E'],
  ['| cell | cell |', '\n| cell'],
])('%j in a cell is text in the mail', (evil, never) => {
  const findings = [{ ...finding, what: evil, found: evil, owner: evil, subject: evil }];
  const { html, text } = showDigest(buildDigest({ ...EMPTY, findings, brand: evil }, HQ, 'id'), TEMPLATE);
  expect(html).not.toContain(never);
  // Text shows no markup, but its lines and tables stay whole, too.
  expect(text).not.toMatch(/\u202E|\n\| cell/);
});

test('sixty findings with ten thousand characters in every field stay under 80 KB', () => {
  const long = '<&"é🛵'.repeat(1_700);
  const findings = Array.from({ length: 60 }, (_, n) => ({
    ...{ ...finding, id: `F${n}`, what: long, found: long, owner: long, subject: long, rule: long },
  }));
  const leads = Array.from({ length: 12 }, (_, n) => ({ ...lead, id: `L${n}`, region: `${n}${long}` }));
  const daily = Array.from({ length: 28 }, (_, n) => ({
    ...{ date: dayStart(20_783 - n), cost7: 1e12, costPerLead: 1e12, costPerLead7: 1e12 - n },
  }));
  const digest = buildDigest({ ...EMPTY, findings, leads, daily, brand: long }, HQ, 'id');
  const { html, text } = showDigest(digest, TEMPLATE, ['leads', 'cost']);
  expect(html.match(/<img src="cid:(leads|cost)" alt="[^"]{40,}"/g)).toHaveLength(2);
  expect(Buffer.byteLength(html)).toBeLessThan(80_000);
  expect(text).toContain('dan 35 lagi di workbook');
});

test('numbers as the reader writes them', () => {
  expect([
    rupiahText(1_234_567, 'id'),
    rupiahText(1_234_567, 'en'),
    numberText(-0.5, 'id', 1),
    numberText(0, 'id'),
  ]).toEqual(['Rp 1.234.567', 'Rp 1,234,567', '−0,5', '0']);
});

test('a time that no calendar has costs its own words', () => {
  const findings = [{ ...finding, openedAt: 1_764_230_000 * 86_400_000 }];
  expect(showDigest(buildDigest({ ...EMPTY, findings }, HQ, 'id'), TEMPLATE).text).toContain(
    'at no time that is known',
  );
});
