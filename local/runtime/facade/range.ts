/** SpreadsheetApp.Range, put together from its parts. */
import { guardClass } from './guard';
import { defineEmptyLists } from './never-there';
import { RangeBase } from './range-base';
import { RangeRules } from './range-rules';
import { nameType } from './type-names';

export class Range extends RangeRules {}

defineEmptyLists(Range, 'getBandings getDataSourcePivotTables getDataSourceTables getDeveloperMetadata');
guardClass(RangeBase, 'Range');
nameType(Range, 'SpreadsheetApp.Range');
