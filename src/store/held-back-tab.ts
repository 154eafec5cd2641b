/**
 * The hidden tab in which deliveries wait while the property store is down. Rows can be appended without the workbook's
 * address, which is a property.
 */
export const HELD_TAB = 'Held back';
export const HELD_HEADER = ['Entry', 'Source', 'Body'] as const;
