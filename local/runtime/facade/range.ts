/** SpreadsheetApp.Range, put together from its parts. */
import { guardClass } from './guard';
import { RangeBase } from './range-base';
import { RangeGrid } from './range-grid';
import { nameType } from './type-names';

export class Range extends RangeGrid {}

guardClass(RangeBase, 'Range');
nameType(Range, 'SpreadsheetApp.Range');
