/** Leads and when to look at them, as text for a row of the System tab, grouped by time. */
import type { Read } from '../../core/lib/read-json.ts';
import { wordRecord } from '../../core/lib/word-record.ts';

/** `stepMs`: the precision. Times are rounded up, so that nothing is due too early. */
export function writeLeadTimes(leads: Readonly<Record<string, number>>, stepMs: number): string {
  const byTime = new Map<number, string>();
  for (const id of Object.keys(leads)) {
    const at = Math.ceil((leads[id] ?? 0) / stepMs);
    const before = byTime.get(at);
    byTime.set(at, before === undefined ? shortened(id) : `${before} ${shortened(id)}`);
  }
  return [...byTime].map(([at, ids]) => `${at.toString(36)}=${ids}`).join(';');
}

/** The reverse of `writeLeadTimes`: lead ID → epoch ms, or the reason why the text cannot be read. */
export function readLeadTimes(text: string, stepMs: number): Read<Record<string, number>> {
  const leads = wordRecord<number>();
  for (const group of text.split(';')) {
    const [, at = '', ids = ''] = /^([0-9a-z]{1,9})=([\w-]+(?: [\w-]+)*)$/.exec(group) ?? [];
    if (at === '') return { ok: false, reason: 'not a list of leads and times' };
    for (const id of ids.split(' ')) leads[lengthened(id)] = Number.parseInt(at, 36) * stepMs;
  }
  return { ok: true, value: leads };
}

/** The lead's ID: 123 → L-000123. */
export function leadId(sequence: number): string {
  return `L-${String(sequence).padStart(6, '0')}`;
}

const LEAD_ID = /^L-(?:\d{6}|[1-9]\d{6,14})$/;

/** L-000123 → 3f; other IDs stay as they are. Must be fast, since it is called several times a round for every waiting lead. */
export function shortened(id: string): string {
  return LEAD_ID.test(id) ? Number(id.slice(2)).toString(36) : id;
}

/** The reverse of `shortened`: 3f → L-000123. */
export function lengthened(text: string): string {
  return /^[0-9a-z]+$/.test(text) ? leadId(Number.parseInt(text, 36)) : text;
}
