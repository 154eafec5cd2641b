/** What the panel shows: which tab is in front, and which execution is opened. */
import { signal } from '@preact/signals';

export const panelTab = signal('sheets');

/** The tab of the workbook, and the gateway, in front. */
export const sheetInFront = signal('Leads');
export const gatewayInFront = signal('');

/** Opened in Executions, from there or from what it did. */
export const openExecution = signal<number | string | null>(null);

export function showExecution(id: number | string): void {
  openExecution.value = id;
  panelTab.value = 'executions';
}
