/** The enums of SpreadsheetApp, members in the platform's order as far as it is known. */
import { makeEnum } from './enum';

const spreadsheet = <Name extends string>(name: string, members: readonly Name[]) =>
  makeEnum(`SpreadsheetApp.${name}`, members);

export const DIMENSION = spreadsheet('Dimension', ['COLUMNS', 'ROWS']);
export const DIRECTION = spreadsheet('Direction', ['UP', 'DOWN', 'NEXT', 'PREVIOUS']);
export const COPY_PASTE_TYPE = spreadsheet('CopyPasteType', [
  'PASTE_NORMAL',
  'PASTE_NO_BORDERS',
  'PASTE_FORMAT',
  'PASTE_FORMULA',
  'PASTE_DATA_VALIDATION',
  'PASTE_VALUES',
  'PASTE_CONDITIONAL_FORMATTING',
  'PASTE_COLUMN_WIDTHS',
]);
export const PROTECTION_TYPE = spreadsheet('ProtectionType', ['RANGE', 'SHEET']);
export const WRAP_STRATEGY = spreadsheet('WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']);
export const BORDER_STYLE = spreadsheet('BorderStyle', [
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
]);
export const SHEET_TYPE = spreadsheet('SheetType', ['GRID', 'OBJECT', 'DATASOURCE']);
export const SORT_ORDER = spreadsheet('SortOrder', ['ASCENDING', 'DESCENDING']);
export const VALUE_TYPE = spreadsheet('ValueType', ['IMAGE']);
export const TEXT_DIRECTION = spreadsheet('TextDirection', ['LEFT_TO_RIGHT', 'RIGHT_TO_LEFT']);
export const AUTO_FILL_SERIES = spreadsheet('AutoFillSeries', ['DEFAULT_SERIES', 'ALTERNATE_SERIES']);
export const RECALCULATION_INTERVAL = spreadsheet('RecalculationInterval', ['ON_CHANGE', 'MINUTE', 'HOUR']);
export const INTERPOLATION_TYPE = spreadsheet('InterpolationType', ['NUMBER', 'PERCENT', 'PERCENTILE', 'MIN', 'MAX']);
export const RELATIVE_DATE = spreadsheet('RelativeDate', [
  'TODAY',
  'TOMORROW',
  'YESTERDAY',
  'PAST_WEEK',
  'PAST_MONTH',
  'PAST_YEAR',
]);
export const COLOR_TYPE = spreadsheet('ColorType', ['UNSUPPORTED', 'RGB', 'THEME']);
export const TEXT_TO_COLUMNS_DELIMITER = spreadsheet('TextToColumnsDelimiter', [
  'COMMA',
  'SEMICOLON',
  'PERIOD',
  'SPACE',
]);
export const DEVELOPER_METADATA_VISIBILITY = spreadsheet('DeveloperMetadataVisibility', ['DOCUMENT', 'PROJECT']);
export const DEVELOPER_METADATA_LOCATION_TYPE = spreadsheet('DeveloperMetadataLocationType', [
  'SPREADSHEET',
  'SHEET',
  'ROW',
  'COLUMN',
]);

const NUMBER_CRITERIA = [
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
] as const;
const TEXT_CRITERIA = ['TEXT_CONTAINS', 'TEXT_DOES_NOT_CONTAIN', 'TEXT_EQUAL_TO'] as const;
const RELATIVE_CRITERIA = ['DATE_AFTER_RELATIVE', 'DATE_BEFORE_RELATIVE', 'DATE_EQUAL_TO_RELATIVE'] as const;

export const DATA_VALIDATION_CRITERIA = spreadsheet('DataValidationCriteria', [
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_BETWEEN',
  'DATE_EQUAL_TO',
  'DATE_IS_VALID_DATE',
  'DATE_NOT_BETWEEN',
  'DATE_ON_OR_AFTER',
  'DATE_ON_OR_BEFORE',
  ...NUMBER_CRITERIA,
  ...TEXT_CRITERIA,
  'TEXT_IS_VALID_EMAIL',
  'TEXT_IS_VALID_URL',
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  'CUSTOM_FORMULA',
  'CHECKBOX',
  ...RELATIVE_CRITERIA,
]);

export const BOOLEAN_CRITERIA = spreadsheet('BooleanCriteria', [
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_EQUAL_TO',
  'DATE_NOT_EQUAL_TO',
  ...RELATIVE_CRITERIA,
  ...NUMBER_CRITERIA,
  ...TEXT_CRITERIA,
  'TEXT_NOT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'CUSTOM_FORMULA',
]);

export const SPREADSHEET_ENUMS = {
  AutoFillSeries: AUTO_FILL_SERIES,
  BooleanCriteria: BOOLEAN_CRITERIA,
  BorderStyle: BORDER_STYLE,
  ColorType: COLOR_TYPE,
  CopyPasteType: COPY_PASTE_TYPE,
  DataValidationCriteria: DATA_VALIDATION_CRITERIA,
  DeveloperMetadataLocationType: DEVELOPER_METADATA_LOCATION_TYPE,
  DeveloperMetadataVisibility: DEVELOPER_METADATA_VISIBILITY,
  Dimension: DIMENSION,
  Direction: DIRECTION,
  InterpolationType: INTERPOLATION_TYPE,
  ProtectionType: PROTECTION_TYPE,
  RecalculationInterval: RECALCULATION_INTERVAL,
  RelativeDate: RELATIVE_DATE,
  SheetType: SHEET_TYPE,
  SortOrder: SORT_ORDER,
  TextDirection: TEXT_DIRECTION,
  TextToColumnsDelimiter: TEXT_TO_COLUMNS_DELIMITER,
  ValueType: VALUE_TYPE,
  WrapStrategy: WRAP_STRATEGY,
};
