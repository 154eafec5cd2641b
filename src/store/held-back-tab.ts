/** Where deliveries wait while the property store is down: a hidden tab, appended to without knowing where the workbook is. */
export const HELD_TAB = 'Held back';
export const HELD_HEADER = ['Entry', 'Source', 'Body'] as const;
