/**
 * Applies the rules to one sale, to the book itself, or to everything. All go through `judgeSale`, so that the check on entry
 * and the audit cannot differ.
 */
import type { Finding, SaleVerdict } from '../../tables/sales.ts';
import { type Book, caseOf } from './book.ts';
import { stands } from './findings.ts';
import { type Judgement, judged, type Rule, type SaleEntry, type SaleRule, type Severity } from './rule.ts';
import { bookRules, judgeBook } from './rules/book-rules.ts';
import { commissionRules } from './rules/commission-rules.ts';
import { dateRules } from './rules/date-rules.ts';
import { entryRules } from './rules/entry-rules.ts';
import { personRules } from './rules/person-rules.ts';
import { priceRules } from './rules/price-rules.ts';
import { serialRules } from './rules/serial-rules.ts';
import { unitRules } from './rules/unit-rules.ts';

/** Converts standing findings back into judgements, in the order of the rules. */
export function judgementsOf(findings: readonly Finding[]): Judgement[] {
  const judgements = findings
    .filter(stands)
    .flatMap(({ rule: id, severity, subject, expected, found }): Judgement[] => {
      const rule = allRules.get(id);
      return rule && severity !== '' ? [{ rule, severity, subject, expected, found }] : [];
    });
  const order = [...allRules.keys()];
  return judgements.sort((a, b) => order.indexOf(a.rule.id) - order.indexOf(b.rule.id));
}

/** By family, in the order in which staff read their findings. */
export const saleRules: readonly { readonly family: string; readonly rules: readonly SaleRule[] }[] = [
  { family: 'Entry', rules: entryRules },
  { family: 'Serial', rules: serialRules },
  { family: 'Date', rules: dateRules },
  { family: 'Price', rules: priceRules },
  { family: 'Commission', rules: commissionRules },
  { family: 'Person', rules: personRules },
];

export const ruleFamilies: readonly { readonly family: string; readonly rules: readonly Rule[] }[] = [
  ...saleRules,
  { family: 'The book itself', rules: bookRules },
  { family: 'Units', rules: unitRules },
];

const allRules = new Map<string, Rule>(ruleFamilies.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule])));
const inOrder: readonly SaleRule[] = saleRules.flatMap(({ rules }) => rules);

/** What the rules find in one sale; nothing for a repeated sale, or one that was replaced by a correction. */
export function judgeSale(book: Book, sale: SaleEntry): Judgement[] {
  if (book.repeats.has(sale) || sale.replacedBy !== '') return [];
  const entry = caseOf(book, sale);
  const found: Judgement[] = [];
  for (const rule of inOrder) {
    const judgement = apply(rule, entry);
    if (judgement) found.push(inForce(book, judgement));
  }
  return found;
}

/** A rule that throws is reported as a finding, not treated as passed. */
function apply(rule: SaleRule, entry: Parameters<SaleRule['check']>[0]): Judgement | null {
  const subject = entry.sale.id;
  try {
    const hit = rule.check(entry);
    return hit && judged(rule, subject, hit);
  } catch (error) {
    return judged(rule, subject, { severity: 'error', expected: 'a rule that runs', found: String(error) });
  }
}

/** Applies demotions: a demoted rule's findings are one severity lower. Errors stay errors. */
function inForce({ content: { severities } }: Book, judgement: Judgement): Judgement {
  const severity = severities.get(judgement.rule.id);
  const isLower =
    severity && STRENGTH.indexOf(severity) > STRENGTH.indexOf(judgement.severity) && judgement.severity !== 'error';
  return isLower ? { ...judgement, severity } : judgement;
}

const STRENGTH: readonly Severity[] = ['hard', 'review', 'watch'];

/** All judgements of all rules, each once. */
export function audit(book: Book): Judgement[] {
  const found = judgeBook(book);
  for (const sale of book.content.sales) for (const judgement of judgeSale(book, sale)) found.push(judgement);
  return found;
}

export interface Verdict {
  readonly verdict: SaleVerdict;
  readonly reason: string;
  readonly nextStep: string;
  readonly onHold: boolean;
}

/** The verdict on a sale. `standing`: its judgements without those that staff resolved or called false alarms. */
export function verdictOf(book: Book, sale: SaleEntry, standing: readonly Judgement[]): Verdict {
  if (sale.replacedBy !== '') {
    const reason = `Corrected by ${sale.replacedBy}.`;
    return { verdict: 'REPLACED', reason, nextStep: 'Nothing: the later one counts.', onHold: false };
  }
  const first = book.repeats.get(sale);
  if (first) {
    const reason = `The same sale as ${first.id}, entered twice.`;
    return { verdict: 'REPEATED', reason, nextStep: 'Nothing: it counts once.', onHold: false };
  }
  return verdictFrom(standing);
}

/** The verdict on a sale that is neither a repeat nor replaced by a correction. */
export function verdictFrom(standing: readonly Judgement[]): Verdict {
  const hard = standing.filter(({ severity }) => severity === 'hard');
  const review = standing.filter(({ severity }) => severity === 'review' || severity === 'error');
  const telling = [...hard, ...review];
  return {
    verdict: hard.length > 0 ? 'REFUSED' : review.length > 0 ? 'REVIEW' : 'ACCEPTED',
    reason: telling.map(reasonWords).join(' '),
    nextStep: telling[0]?.rule.next ?? '',
    onHold: hard.length > 0 || standing.some(({ holds }) => holds === true),
  };
}

/** The parts of a reason that rules say, without the facts found, for readers who may not see whom it is about. */
export function ruleWordsOf(reason: string): string {
  const words = [...allRules.values()].map(({ says }) => says).filter((says) => reason.includes(says));
  return words.join(' ');
}

function reasonWords({ rule, expected, found }: Judgement): string {
  return `${rule.says} Found: ${found}. Expected: ${expected}.`;
}
