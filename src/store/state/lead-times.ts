/** Leads and when to look at them, as a row of the System tab keeps them: those of one time stand together. */
import { groupBy } from '../../core/lib/group-by.ts';
import type { Read } from '../../core/lib/read-json.ts';
import { wordRecord } from '../../core/lib/word-record.ts';

/** `stepMs`: how exactly; rounded up, so that nothing is looked at before its time. */
export function writeLeadTimes(leads: Readonly<Record<string, number>>, stepMs: number): string {
  const byTime = groupBy(Object.entries(leads), ([, at]) => Math.ceil(at / stepMs));
  return [...byTime].map(([at, ids]) => `${at.toString(36)}=${ids.map(([id]) => shortened(id)).join(' ')}`).join(';');
}

export function readLeadTimes(text: string, stepMs: number): Read<Record<string, number>> {
  const leads = wordRecord<number>();
  for (const group of text.split(';')) {
    const [, at = '', ids = ''] = /^([0-9a-z]{1,9})=([\w-]+(?: [\w-]+)*)$/.exec(group) ?? [];
    if (at === '') return { ok: false, reason: 'not a list of leads and times' };
    for (const id of ids.split(' ')) leads[lengthened(id)] = Number.parseInt(at, 36) * stepMs;
  }
  return { ok: true, value: leads };
}

export function leadId(sequence: number): string {
  return `L-${String(sequence).padStart(6, '0')}`;
}

/** L-000123 → 3f. What is no such id stays as it is. */
export function shortened(id: string): string {
  const sequence = Number(id.slice(2));
  return id === leadId(sequence) ? sequence.toString(36) : id;
}

export function lengthened(text: string): string {
  return /^[0-9a-z]+$/.test(text) ? leadId(Number.parseInt(text, 36)) : text;
}
