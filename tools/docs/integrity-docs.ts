/** docs/INTEGRITY.md: every rule in words, from the rule catalogue, and what the bench measured of them. */
import { readFileSync } from 'node:fs';
import type { DuplicateFigures } from '../../bench/duplicates.ts';
import type { IntegrityFigures } from '../../bench/integrity.ts';
import type { SalesLoad } from '../../bench/sales-load.ts';
import { ruleFamilies } from '../../src/core/integrity/judge.ts';
import type { Rule } from '../../src/core/integrity/rule.ts';
import { GRACE_PCT, HARD_OVER_PCT, REVIEW_FROM_PCT } from '../../src/core/integrity/rules/price-rules.ts';

/** What `bench/results.json` holds of sales. */
interface Measured {
  readonly integrity: IntegrityFigures & { readonly duplicatesAmong100000: DuplicateFigures };
  readonly salesLoads: readonly SalesLoad[];
}

/** The whole page. Reads `bench/results.json` of the project that it is started in. */
export function integrityDocs(): string {
  const measured = JSON.parse(readFileSync('bench/results.json', 'utf8')) as Measured;
  return [
    ...HEAD,
    ...ANSWERS,
    ...ruleFamilies.flatMap(({ family, rules }) => section(family, rules)),
    ...READING,
    ...SERIALS,
    ...LIVES,
    ...EDGES,
    ...figures(measured),
    ...ADDING,
  ].join('\n');
}

/** What a verdict and a severity mean. */
const HEAD: readonly string[] = [
  '# Integrity: the rules',
  '',
  'Made from `src/core/integrity/` by `npm run templates`. Do not edit by hand.',
  '',
  'A sale comes in four ways and takes one path: a rep enters it in WhatsApp from a lead that is theirs ("Sold"), on the dealer page, in a Google Form',
  'whose response tab stands in the workbook, or staff type or paste it into **Sales**. It is judged in the same execution, under the lock, with every sale',
  'that is linked to it: by serial, by customer, and by what both were before an edit. The verdict, the reason and the next step stand behind the row',
  'and in a note at the verdict, or come as an answer in the chat; what was found stands in **Findings**. Columns that staff fill are never written to.',
  '',
  '| Verdict | What it means |',
  '|---|---|',
  '| ACCEPTED | Nothing that anybody must look at. It stands in the ledger. |',
  '| REVIEW | Accepted, and somebody looks at it, also because of an open finding of its unit. It stands in the ledger. |',
  '| REFUSED | On hold, with the reason and the next step. Not in the ledger; withdrawn there if it was. |',
  '| REPEATED | The same serial, dealer and customer within ten minutes, in one life of the unit: a second sending. It counts once. |',
  '| REPLACED | Its sender corrected it; the later one counts. |',
  '',
  '| Lane | What it does |',
  '|---|---|',
  '| hard | The sale is REFUSED and on hold: warranty and commission wait until the finding is closed, resolved or a false alarm. |',
  '| review | The sale is accepted, and somebody looks at it (REVIEW). Sold at two dealers: both are on hold until staff decide. |',
  '| watch | Written down. |',
  '| error | The rule could not run: nothing was judged, and that is a finding too (REVIEW). |',
  '',
];

/** What staff do with findings, and what a hold means. */
const ANSWERS: readonly string[] = [
  '## How staff answer a finding',
  '',
  '1. Open it in Findings: what was expected, what was found, the row as it was, the money at stake.',
  '2. Correct the row in Sales, Serials or Prices, and it closes by itself: at once for a row of Sales, two minutes after the last edit for the others.',
  '3. Or choose a **Decision**: *acknowledged* (seen, still counts), *resolved* or *false alarm* (no longer counts; a hold is released at once).',
  '   It is taken at once, whatever the finding is about. It stands on the lane, on what was expected and on what was found, as they stood then: when one of',
  '   these changes the finding is open again, and you clear the decision and choose anew.',
  '4. A wrong edit is not undone behind anybody’s back: the row keeps what was typed, is marked, and is held if the rule is hard.',
  '   A row that was deleted although the ledger knows it is a finding of its own, until it is put back or answered.',
  '   Until then its unit keeps it; "resolved" takes it back in the ledger and from its unit.',
  '',
  'Every change of state is in History. The **Rules** tab counts for each rule how often it was right in the last 30 days. With at least five answers and',
  'fewer than half of them right it is demoted by one lane, in plain sight, until it does better; tick *Keep its lane* to forbid that.',
  '',
  '## Holds and commissions',
  '',
  'While **On hold** is ticked, warranty and commission of the sale wait. The **Commissions** tab has a row for each dealer and month of sale: payable, held, and',
  'each sale on hold with its reason. It is of what the customer has not got back: a sale that was refunded as a whole is held as *Refunded* and pays nothing.',
  'Every audit makes it anew: each night at three, two minutes after an edit of what sales are held against, and from',
  'the menu. *Progress of checks* in the menu says how far it has come.',
  '',
];

/** What is read of what people type. */
const READING: readonly string[] = [
  '## How entries are read',
  '',
  'One reader each for amounts, numbers, dates, phone numbers, serials and weekdays, in cells, chat, forms, the dealer page and imports. Its table of forms:',
  '`test/core/reading/written-forms.ts`. What can be read two ways is not read: it is asked back in the chat, and named in the row.',
  '',
  '| | Read | Not read |',
  '|---|---|---|',
  '| Amounts | `29.900.000`, `Rp 29.900.000,00`, `29,900,000.00`, `29.900.000,-`, `18,5jt`, `18 juta 500 ribu`, `350rb` | `29.9`, `1.500 juta`, `29.900,000`, `1,2 M`, `dua puluh juta`, a phone number; in the chat’s extras: `diskon minimal 500rb`, `bonus jaket 300rb` |',
  '| Dates | day before month: `27/11/2026`, `27 November 2026`, `27-Nop-26`, `Jumat, 27 Nov 2026`, `27/11/2026 (Jumat)`, `2026-11-27`, `hari ini`, `kemarin`, `2 hari lalu` | `31/02/2026`, `Kamis, 27 November 2026`, `11/2026`, `27/11/99`, `Senin lalu` |',
  '| Phones | `0812…`, `+62 812…`, `62 0812…`, `+62 (0)812…`, `812…`, `81299900150.0`, `0062…`, `+65…` | two in one cell, `6591234567`, `8.12E+10`, `+44 07911…`, `+1` with eleven digits |',
  '| Other numbers | `12,5`, `12.5`, `1.500.000` | `1.500` (one and a half, or fifteen hundred), `1.000,000` |',
  '| Weekdays | `Senin s/d Rabu`, `Sabtu & Minggu`, `akhir pekan` | `setiap hari`, `kecuali Minggu`, `Sabtu atau Minggu`, `Sabtu setengah hari`, `Senin-Rabu-Jumat` |',
  '',
  'A sheet reads numbers and dates before the hub does. Setup sets the workbook’s locale to Indonesia, and a change of it is an alert (`workbook-locale`). What a sheet of',
  'another locale makes of `350.000` (350) and `1.500` (1.5) is no amount: `price-implausible` says so and asks whether 350000 was meant, and the date rules',
  'name the date that day and month in the other order would be. Latitude and longitude are kept as text, where every mark is a decimal one.',
  '',
  'A row of Sales that somebody types cell by cell is judged when it has what every sale has, or after five minutes. What was found on the way and is in order',
  'by then does not come to stand in Findings. A pasted block is judged at once, row by row.',
  '',
];

/** How serials are compared. */
const SERIALS: readonly string[] = [
  '## Serials',
  '',
  'Serials are compared in upper case, with full-width forms made plain and without separators, scanners’ marks (`*S3A260002*`, `]C1…`), labels such as `SN:` or `No. Rangka:`',
  'and invisible characters. A model’s **Serial pattern**',
  'in Products (`9` a digit, `A` a letter, `X` either, or `VIN`, or `IMEI`) says where only a digit can stand: there O, Q, I, L, Z, S and B are read as',
  'the digits they look like, unless the serial was shipped as typed. The same serial, dealer and customer within ten minutes is one sale.',
  '',
];

/** Returned and sold again. */
const LIVES: readonly string[] = [
  '## A unit’s lives',
  '',
  'What the Units tab knows is asked at every check. A unit that was returned, stolen or scrapped there is not for sale; when it is RESTOCKED a new life begins, and',
  'it may be sold again. RECOVERED begins none: the unit goes on where it was stolen from. `serial-sold-twice` compares sales of one life only; one made while the unit was away is held against those of the life before, not they against it. A sale is of the life in which it was made:',
  '',
  '| A sale | belongs |',
  '|---|---|',
  '| dated before the day of the return | to the life before it, whenever it is entered |',
  '| dated the day of the return or later, entered before it | to the life before it |',
  '| dated the day of the return or later, entered after it, the unit still away on that day | to none: `serial-not-for-sale` |',
  '| dated the day on which it was back on the floor or later, entered after the return | to the new life |',
  '',
  'A correction of a sale (serial, date, dealer), a withdrawal, a return and what the unit reports derive the unit anew in the next round: Units, the proof in Sales and',
  'the ledger (UNIT_CORRECTION, SALE_UNPROVED) follow. A sale keeps its proof when its unit is returned later.',
  '',
  'Of several sales of one life the first entered is the unit’s, of those not on hold if there are any. A sale whose row is gone keeps its unit until it is answered; meanwhile it is compared with',
  'no other sale, and is proved once its row is back.',
  '',
];

/** Each has its test: test/core/integrity/edges.test.ts, unit-rules.test.ts, test/app/units, test/histories/plain-histories.test.ts or test/stories/transfers.test.ts. */
const EDGES: readonly string[] = [
  '## Edges',
  '',
  '| Edge | Decided |',
  '|---|---|',
  '| A unit moved to another dealer | TRANSFERRED in Units, or its Dealer ID in Serials: either way both tabs name the new dealer. Before that day a sale is right at the old one, on the day at either, afterwards at the new one. An unknown dealer, or a unit that is sold, is refused in **Report taken**. Typed in Serials of a unit that was never transferred, it corrects where the unit was shipped, for all days, also of a unit that is sold. |',
  '| A unit sold by another dealer and RESTOCKED | It is back where it was shipped or transferred to, in both tabs; to keep it at the dealer that sold it, say TRANSFERRED. |',
  '| Exactly ten minutes between two submissions | Two sales. Under ten minutes: one. |',
  '| The last day of protection | The sale date is held against the moment of the claim plus the setting: a sale dated the thirtieth day is protected, the day after it is not. |',
  '| A lead that nobody owns, or another dealer’s after its protection | No finding: the commission is the seller’s. |',
  '| A sale dated today in Jayapura at 00:30 | In order: the day of entry is the easternmost one of the country, two hours ahead of the workbook’s. Its unit proves it from 22:00 of the workbook’s day before. |',
  '| Received, transferred and sold on one day | Sold after what the floor had seen when the sale was entered, and before the unit reported itself. |',
  '| A lead that another dealer claimed after the day of the sale | No finding: on that day nobody owned it. |',
  '| The proof of a lead | When the first of the sales that name it was proved. A sale whose Lead ID was corrected proves the lead that it names now in the next round; the one before loses it with the next audit. |',
  '| A sale without a date that staff let count | Sold on the day on which it was entered. |',
  '| A sale dated before the shipment that staff let count | Sold on the day of the shipment. |',
  '| A serial that looks like another, and later a unit shipped just as it was typed | The sale is the second unit’s from the next audit on; the ledger names the unit that was meant, not what was typed. |',
  '| A row that was copied, Sale ID included | The upper row keeps the ID; the other is a sale of its own, entered now, and brings no proof along. |',
  '| A row deleted within the minute, before its unit heard of the sale | `book-sale-gone`; the unit was never its own. |',
  '| A decision chosen on a finding that is closed | It is about what was found then: should the same be found again it holds, anything else is open. |',
  '| The gateway unlocks a unit while its sale is corrected | Written in *Activation asked* and in the ledger (`taken too late`): people lock it again. |',
  '| A shipment corrected in Serials, or another `telemetryConfirms` | The units are derived anew with the audit two minutes later, and the ledger says so. |',
  '| Sales on hold among the units of a phone | They count: several sales on one number are what is looked for. |',
  '| Phone "abc", 0000000000 | `person-phone-unreadable`; neither is compared with other numbers. Numbers with eight digits that count (08123456789) are `person-phone-made-up`, and are not compared either. |',
  '| A rep who does not exist, or is another dealer’s | `commission-rep-unknown`, review; `commission-rep-elsewhere`, watch: the Reps tab knows where they are now, not where they were. |',
  '| Dealer "d1" for "D1" | Another dealer: `entry-dealer-unknown`, hard. IDs are compared as they are written. |',
  '| One rupiah over the ceiling | `price-over-ceiling`. The grace is the floor’s. |',
  '| The last day of `activationDays` and `yardDays` | Within the time: whole days of the workbook after the sale date are counted, and more than the setting is a finding. |',
  '| An odometer that falls within a day | Seen over 1 km, in whatever order two reports come; a third that comes late between two others may hide it. |',
  '| A device that is bound in Devices | Its gateway is its unit’s, under device ID and serial; reports of another are refused. What is typed or corrected there later counts at once, also of a unit that was heard before: it is the new gateway’s, and a device moved to another unit reports of that one. An ID stands for one device, whatever its gateway. A unit that none has reported asks that gateway for its activation, without one the only gateway that can be asked, and where several can, the first that reports it. |',
  '',
  'Not judged, because the workbook does not hold what it takes: warranty claims on unsold units and before the sale (no claims), claw-back after a cancellation (no payments; a',
  'sale that is withdrawn leaves the Commissions tab and stands in the ledger), rows changed after lock (no row is locked: every change is judged again and is in the ledger).',
  'Patterns over many sales are the audit’s alone: `book-month-end`, `book-last-hours`, `book-floor`, by dealer and month of sale, from 20 sales (five in the last two hours).',
  '',
];

/** For developers. */
const ADDING: readonly string[] = [
  '## How to add a rule',
  '',
  '1. Add it to its family in `src/core/integrity/rules/`: an id, a version, a severity, what it says to staff and in Bahasa Indonesia to reps, what to do next,',
  "   and a `check` from a case to a hit or null. Return `severity: 'error'` when what it needs cannot be read: that is no pass.",
  '2. Add a line to the table in `test/core/integrity/rules.test.ts`, and its fault to `bench/sales-faults.ts`.',
  '3. If it asks for something that a case does not hold, add that to `book.ts`, and to `related.ts` what must be read for it: `same-answer.test.ts` and',
  '   `same-verdict.test.ts` fail when the check at the moment of entry sees less than the audit.',
  '4. `npm run templates` writes this page. Raise the version when a rule changes its mind.',
  '',
];

/** Rules whose lane follows from how far it is off. */
const BANDS: Readonly<Record<string, string>> = {
  'serial-sold-twice': 'hard within a dealer (the later one), review and on hold between two (both)',
  'price-under-floor': `watch over ${GRACE_PCT} %, review from ${REVIEW_FROM_PCT} %, hard over ${HARD_OVER_PCT} % under it`,
};

function section(family: string, rules: readonly Rule[]): string[] {
  return [
    `## ${family}`,
    '',
    '| Rule | Lane | What it finds | What to do |',
    '|---|---|---|---|',
    ...rules.map(
      ({ id, version, severity, says, next }) =>
        `| \`${id}\` v${version} | ${BANDS[id] ?? severity} | ${says} | ${next} |`,
    ),
    '',
  ];
}

/** Made by `npm run bench -- sales`. */
function figures({ integrity, salesLoads }: Measured): string[] {
  const { plantedHard, foundHard, plantedReview, foundReview, falseAlarmPct, honest, duplicatesAmong100000 } =
    integrity;
  const [small, large] = salesLoads;
  if (!small || !large) return [];
  const { hubMs, everyRuleMs, nestedLoopMs, arrayHelperMs } = duplicatesAmong100000;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const load = ({ calls, virtualMs }: SalesLoad['entry']) => `${calls} calls, ${seconds(virtualMs)}`;
  const line = (what: string, of: SalesLoad) =>
    `| ${what} | ${load(of.entry)} | ${load(of.firstAudit)} | ${load(of.nextAudit)} |`;
  return [
    '## What was measured',
    '',
    '`npm run bench -- sales`: a generated year of 100,000 serials, 60,000 sales, and prices of 36 periods × 20 models × 12 regions, with each rule’s fault',
    'planted 50 times among what honest dealers do (other spellings, second units, double taps, old leads elsewhere, prices exactly at their limits).',
    '',
    `- Found: ${foundHard} of ${plantedHard} hard faults, ${foundReview} of ${plantedReview} others. False alarms: ${falseAlarmPct} % of ${honest} honest sales.`,
    `- CPU: every rule over everything ${seconds(integrity.rulesCpuMs)}; a whole audit with decoding and comparing ${seconds(integrity.nextAuditCpuMs)}; the very first, which writes every row and the ledger, ${seconds(integrity.firstAuditCpuMs)}.`,
    `- Every duplicate among 100,000 sales, reading included: ${seconds(hubMs)} (with all other rules ${seconds(everyRuleMs)}); row by row as COUNTIF does it (every twentieth row measured) ${seconds(nestedLoopMs)}, ${Math.round(nestedLoopMs / hubMs)} times as long; sheetquery’s rows and \`indexOf\` ${seconds(arrayHelperMs)}, ${Math.round(arrayHelperMs / hubMs)} times.`,
    '',
    'The same year in the bundle, service calls and simulated time:',
    '',
    '| Size | One entry | First audit | Each audit after it |',
    '|---|---|---|---|',
    line('1,000 serials, 500 sales', small),
    line('100,000 serials, 60,000 sales', large),
    '',
  ];
}
