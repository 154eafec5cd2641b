/** SpreadsheetApp.Range, put together from its parts. */
import { guardClass } from './guard';
import { RangeBase } from './range-base';
import { RangeRules } from './range-rules';
import { nameType } from './type-names';

export class Range extends RangeRules {}

guardClass(RangeBase, 'Range');
nameType(Range, 'SpreadsheetApp.Range');
