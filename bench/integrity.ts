/**
 * The audit over a generated year: how many planted faults it finds, its false alarms, and its CPU time. The same tabs go
 * through the bundle in `sales-load.ts`.
 */

import { auditSales } from '../src/app/audit/audit-sales';
import { writingUnderLock } from '../src/app/round/with-lock';
import { openBook } from '../src/core/integrity/book';
import { audit as judgeAll, ruleFamilies } from '../src/core/integrity/judge';
import { readWholeSalesIndex } from '../src/store/sales/whole-sales-index';
import { freshSystemRows } from '../src/store/state/system';
import { SYSTEM_HEADER, SYSTEM_TAB } from '../src/store/state/system-tab';
import { freeLock, MemoryClock, memoryProperties, quietLog } from '../tools/dry-hub/memory-ports';
import { MemoryWorkbook } from '../tools/dry-hub/memory-workbook';
import { cpuOf } from './measure';
import { generateYear } from './sales-faults';
import { type Planted, tabsOf } from './sales-year';
import type { Sizes } from './sizes';

export interface IntegrityFigures {
  readonly serials: number;
  readonly sales: number;
  /** Rule → faults planted and found; a fault counts as found only with its proper severity. */
  readonly rules: Readonly<Record<string, readonly [planted: number, found: number]>>;
  readonly plantedHard: number;
  readonly foundHard: number;
  readonly plantedReview: number;
  readonly foundReview: number;
  readonly honest: number;
  /** Per cent of honest sales with a finding. */
  readonly falseAlarmPct: number;
  /** Decoding every row, judging, and working out every change of a first audit and of the next. */
  readonly firstAuditCpuMs: number;
  readonly nextAuditCpuMs: number;
  /** Of those: every rule over everything. */
  readonly rulesCpuMs: number;
}

export function measureIntegrity({ serials, sales, faultsARule }: Sizes['integrity']): IntegrityFigures {
  const year = generateYear(serials, sales, faultsARule);
  const workbook = new MemoryWorkbook({ ...tabsOf(year), [SYSTEM_TAB]: [[...SYSTEM_HEADER], ...freshSystemRows('')] });
  const now = Math.max(...year.sales.map(({ enteredAt }) => Number(enteredAt)));
  const clock = new MemoryClock(now);
  const withLock = writingUnderLock({ clock, lock: freeLock, log: quietLog, workbook });
  const audit = () => auditSales({ clock, properties: memoryProperties(), withLock, workbook });
  const firstAuditCpuMs = cpuOf(audit);
  const nextAuditCpuMs = cpuOf(audit);
  const whole = readWholeSalesIndex(workbook, (sale) => sale);
  const rulesCpuMs = cpuOf(() => judgeAll(openBook(whole.book.content)));
  const found = new Set(whole.findings.map(({ finding }) => `${finding.rule} ${finding.severity} ${finding.subject}`));
  const isFound = ({ rule, severity, subject }: Planted) => found.has(`${rule} ${severity} ${subject}`);
  const tally = (planted: readonly Planted[]) => [planted.length, planted.filter(isFound).length] as const;
  const names = ruleFamilies.flatMap(({ rules }) => rules.map(({ id }) => id));
  const [plantedHard, foundHard] = tally(year.planted.filter(({ severity }) => severity === 'hard'));
  const [plantedReview, foundReview] = tally(year.planted.filter(({ severity }) => severity !== 'hard'));
  const wronged = new Set(whole.findings.map(({ finding }) => finding.subject));
  const honest = year.sales.filter(({ id }) => !year.spoiled.has(id));
  const alarms = honest.filter(({ id }) => wronged.has(id)).length;
  return {
    serials,
    sales,
    rules: Object.fromEntries(names.map((id) => [id, tally(year.planted.filter(({ rule }) => rule === id))])),
    ...{ plantedHard, foundHard, plantedReview, foundReview, honest: honest.length },
    falseAlarmPct: Math.round((alarms / honest.length) * 100_000) / 1000,
    ...{ firstAuditCpuMs, nextAuditCpuMs, rulesCpuMs },
  };
}
