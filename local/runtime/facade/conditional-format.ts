/**
 * Conditional format rules: built, stored with the sheet and read back. As on the live platform, they do not change what
 * getBackground returns.
 */
import type { KeptRule } from '../model/conditional-rule';
import { type CriteriaData, criteriaData, criteriaType, defineWhen, scriptValues } from './boolean-criteria';
import { type Bridge, isRecord } from './bridge';
import { Builder, Built } from './built';
import { type EnumMember, enumName } from './enum';
import { colorOf } from './format-table';
import { guardClass } from './guard';
import { Range } from './range';
import { openOf, RangeBase } from './range-base';
import type { Sheet } from './sheet';
import { nameType } from './type-names';

/** A rule under construction, which may have no criteria yet. */
type RuleData = Omit<KeptRule<CriteriaData>, 'criteria'> & { readonly criteria: KeptRule['criteria'] | null };

const EMPTY: RuleData = {
  ranges: [],
  criteria: null,
  values: [],
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
};

export class ConditionalFormatRule extends Built<RuleData> {
  readonly #ranges: readonly Range[];

  constructor(bridge: Bridge, data: RuleData, ranges: readonly Range[]) {
    super(bridge, data);
    this.#ranges = ranges;
  }

  static fromData(sheet: Sheet, value: unknown): ConditionalFormatRule {
    const data = isRecord(value) ? (value as unknown as RuleData) : EMPTY;
    return new ConditionalFormatRule(
      sheet.bridge,
      data,
      data.ranges.map((ref) => new Range(sheet, ref, openOf(ref))),
    );
  }

  getRanges(): Range[] {
    return this.bridge.array(this.#ranges);
  }

  getBooleanCondition(): BooleanCondition | null {
    return this.data.criteria === null ? null : new BooleanCondition(this.bridge, this.data);
  }

  getGradientCondition(): null {
    return null;
  }

  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.bridge, this.data, this.#ranges);
  }
}

export class BooleanCondition extends Built<RuleData> {
  getCriteriaType(): EnumMember {
    return criteriaType(this.data.criteria);
  }

  getCriteriaValues(): unknown[] {
    return scriptValues(this.bridge, this.data.values);
  }

  getBackground(): string | null {
    return this.data.background;
  }

  getFontColor(): string | null {
    return this.data.fontColor;
  }

  getBold(): boolean | null {
    return this.data.bold;
  }

  getItalic(): boolean | null {
    return this.data.italic;
  }

  getUnderline(): boolean | null {
    return this.data.underline;
  }

  getStrikethrough(): boolean | null {
    return this.data.strikethrough;
  }
}

export class ConditionalFormatRuleBuilder extends Builder<RuleData> {
  #ranges: readonly Range[];

  constructor(bridge: Bridge, data: RuleData = EMPTY, ranges: readonly Range[] = []) {
    super(bridge, data);
    this.#ranges = ranges;
  }

  build(): ConditionalFormatRule {
    return new ConditionalFormatRule(this.bridge, this.data, this.#ranges);
  }

  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.bridge, this.data, this.#ranges);
  }

  getRanges(): Range[] {
    return this.bridge.array(this.#ranges);
  }

  getBooleanCondition(): BooleanCondition | null {
    return this.build().getBooleanCondition();
  }

  getGradientCondition(): null {
    return null;
  }

  setRanges(ranges: unknown): this {
    if (!Array.isArray(ranges) || ranges.some((range) => !(range instanceof RangeBase))) {
      return this.bridge.mismatch('SpreadsheetApp.ConditionalFormatRuleBuilder.setRanges', [ranges]);
    }
    this.#ranges = ranges as Range[];
    return this.set({ ranges: this.#ranges.map((range) => range.ruleRef) });
  }

  setBackground(color: unknown): this {
    return this.set({ background: colorText(color) });
  }

  setFontColor(color: unknown): this {
    return this.set({ fontColor: colorText(color) });
  }

  setBold(bold: unknown): this {
    return this.set({ bold: bold === null ? null : bold === true });
  }

  setItalic(italic: unknown): this {
    return this.set({ italic: italic === null ? null : italic === true });
  }

  setUnderline(underline: unknown): this {
    return this.set({ underline: underline === null ? null : underline === true });
  }

  setStrikethrough(strikethrough: unknown): this {
    return this.set({ strikethrough: strikethrough === null ? null : strikethrough === true });
  }

  withCriteria(criteria: unknown, values: unknown): this {
    const list = Array.isArray(values) ? values : [values];
    return this.set({ criteria: enumName(criteria), values: list.map(criteriaData) });
  }
}

function colorText(color: unknown): string | null {
  const accepted = colorOf(color);
  return typeof accepted === 'string' ? accepted : null;
}

defineWhen(ConditionalFormatRuleBuilder.prototype, (builder: ConditionalFormatRuleBuilder, criterion) =>
  builder.set(criterion),
);

guardClass(ConditionalFormatRule, 'ConditionalFormatRule');
guardClass(ConditionalFormatRuleBuilder, 'ConditionalFormatRuleBuilder');
guardClass(BooleanCondition, 'BooleanCondition');
nameType(ConditionalFormatRule, 'SpreadsheetApp.ConditionalFormatRule');
