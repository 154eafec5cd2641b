/** RangeList: applies an operation to several ranges of a sheet. */
import type { Bridge } from './bridge';
import { guardClass } from './guard';
import type { Range } from './range';

export class RangeList {
  readonly bridge: Bridge;
  readonly ranges: readonly Range[];

  constructor(bridge: Bridge, ranges: readonly Range[]) {
    this.bridge = bridge;
    this.ranges = ranges;
  }

  getRanges(): Range[] {
    return this.bridge.array(this.ranges);
  }
}

/** Each returns the list, as each returns the range there. */
const METHODS = [
  'activate',
  'breakApart',
  'check',
  'clear',
  'clearContent',
  'clearDataValidations',
  'clearFormat',
  'clearNote',
  'insertCheckboxes',
  'removeCheckboxes',
  'setBackground',
  'setBackgroundRGB',
  'setBorder',
  'setFontColor',
  'setFontFamily',
  'setFontLine',
  'setFontSize',
  'setFontStyle',
  'setFontWeight',
  'setFormula',
  'setFormulaR1C1',
  'setHorizontalAlignment',
  'setNote',
  'setNumberFormat',
  'setTextDirection',
  'setValue',
  'setVerticalAlignment',
  'setWrap',
  'setWrapStrategy',
  'trimWhitespace',
  'uncheck',
];

for (const method of METHODS) {
  Object.defineProperty(RangeList.prototype, method, {
    value(this: RangeList, ...args: unknown[]) {
      for (const range of this.ranges) Reflect.apply(Reflect.get(range, method) as () => unknown, range, args);
      return this;
    },
    writable: true,
    configurable: true,
  });
}

guardClass(RangeList, 'RangeList');
