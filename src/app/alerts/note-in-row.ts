/** Writes what becomes of an alert into its row, if that row is loaded. */
import type { Alarm } from '../../core/alerts/alarm.ts';
import type { AlertRow } from '../../tables/records.ts';
import type { Round } from '../round/round.ts';

/** The alert's row; undefined when it is not loaded. */
export function rowOfAlarm({ session }: Pick<Round, 'session'>, { id }: Alarm): AlertRow | undefined {
  return session.table('alerts').get(id);
}

/** Changes the alert's row; does nothing when it is not loaded. */
export function noteInRow({ session }: Pick<Round, 'session'>, { id }: Alarm, patch: Partial<AlertRow>): void {
  const table = session.table('alerts');
  if (table.has(id)) table.update(id, patch);
}
