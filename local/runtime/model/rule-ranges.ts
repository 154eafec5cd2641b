/**
 * Updates the ranges that rules refer to when rows or columns are inserted or deleted: the ranges of conditional formats and
 * the sources of dropdowns.
 */
import type { RangeRef } from './cell';
import type { RuleRect } from './rect-shift';
import type { CriteriaValue, ValidationRule } from './validation-rule';

type Move = <R extends RuleRect>(rect: R) => R[];

interface Ranged {
  readonly ranges: readonly (RangeRef & RuleRect)[];
}

const isRanged = (rule: unknown): rule is Ranged =>
  typeof rule === 'object' && rule !== null && 'ranges' in rule && Array.isArray(rule.ranges);

/** A conditional format is removed with the last of its cells. */
export function moveConditionalRules(rules: readonly unknown[], move: Move): readonly unknown[] {
  return rules.flatMap((rule) => {
    if (!isRanged(rule)) return [rule];
    const ranges = rule.ranges.flatMap((range) => move(range));
    return ranges.length > 0 ? [{ ...rule, ranges }] : [];
  });
}

/** A tab, as far as its dropdowns go. */
interface WithDropdowns {
  readonly validations: { replaceValues(next: (rule: ValidationRule) => ValidationRule): void };
  touchMeta(): void;
}

/** Updates the dropdowns of `sheet` whose source is in the changed tab. */
export function moveSources(sheet: WithDropdowns, changedId: number, move: Move): void {
  const moved = new Map<ValidationRule, ValidationRule>();
  const isAbout = (value: CriteriaValue) =>
    typeof value === 'object' && value !== null && 'range' in value && value.range.sheetId === changedId;
  const next = (rule: ValidationRule): ValidationRule => {
    if (!rule.values.some(isAbout)) return rule;
    const known = moved.get(rule) ?? { ...rule, values: rule.values.map((value) => movedValue(value, move)) };
    moved.set(rule, known);
    return known;
  };
  sheet.validations.replaceValues(next);
  if (moved.size > 0) sheet.touchMeta();
}

/** A source that was deleted keeps its old range. */
function movedValue(value: CriteriaValue, move: Move): CriteriaValue {
  if (typeof value !== 'object' || value === null || !('range' in value)) return value;
  return { range: move(value.range)[0] ?? value.range };
}
