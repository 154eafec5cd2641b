/** IDs of what is sent, kept with the drafts: sent again after a lost answer or a closed page, it is one action. */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { keepDraft, readDraftForm } from './drafts.ts';

/** Later the same words are meant anew. */
const LONGEST_MS = 86_400_000;

/** Of the sending of this content whose answer is not known yet; other content is another sending. */
export function requestIdFor(name: string, content: unknown): string {
  const hash = fingerprint(JSON.stringify(content));
  const kept = readDraftForm(draftOf(name));
  if (kept.id && kept.hash === hash && Date.now() - Number(kept.at) < LONGEST_MS) return kept.id;
  const id = newRequestId();
  keepDraft(draftOf(name), JSON.stringify({ id, hash, at: String(Date.now()) }));
  return id;
}

/** Its answer came. */
export function endRequest(name: string): void {
  keepDraft(draftOf(name), '');
}

function draftOf(name: string): string {
  return `sent.${name}`;
}

function newRequestId(): string {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36)).join('');
  return `${Date.now().toString(36)}-${random}`;
}
