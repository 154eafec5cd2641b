/**
 * Fills a page: `{{slot}}` with escaped text, `<!--each:list-->…<!--end:list-->` once for each entry, `<!--if:list-->` once
 * when there is any. Only what the page itself holds is markup: values are put in last, and never read again.
 */

import { escapeHtml } from '../lib/text.ts';

export type Values = Readonly<Record<string, string>>;

export interface Slots {
  readonly text: Values;
  readonly lists: Readonly<Record<string, readonly Values[]>>;
}

const BLOCK = /<!--(each|if):(\w+)-->([\s\S]*?)<!--end:\2-->/g;

export function fillTemplate(template: string, { text, lists }: Slots): string {
  const fill = (part: string, values: Values): string => {
    let filled = '';
    let from = 0;
    for (const { 0: block, 1: kind, 2: name = '', 3: inner = '', index } of part.matchAll(BLOCK)) {
      const entries = lists[name] ?? [];
      filled += putIn(part.slice(from, index), values);
      if (kind === 'each') filled += entries.map((entry) => fill(inner, entry)).join('');
      else if (entries.length > 0) filled += fill(inner, values);
      from = index + block.length;
    }
    return filled + putIn(part.slice(from), values);
  };
  return fill(template, text);
}

function putIn(part: string, values: Values): string {
  return part.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''));
}
