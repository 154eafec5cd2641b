/**
 * Request IDs, kept with the drafts, so that a request sent again after a lost answer or a closed page counts as one action.
 */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { keepDraft, readDraftForm } from './drafts.ts';

/** After this time the same content counts as a new request. */
const LONGEST_MS = 86_400_000;

/** The ID of the unanswered request with this content; different content gets a new ID. */
export function requestIdFor(name: string, content: unknown): string {
  const hash = fingerprint(JSON.stringify(content));
  const kept = readDraftForm(draftOf(name));
  if (kept.id && kept.hash === hash && Date.now() - Number(kept.at) < LONGEST_MS) return kept.id;
  const id = newRequestId();
  keepDraft(draftOf(name), JSON.stringify({ id, hash, at: String(Date.now()) }));
  return id;
}

/** Forgets the request, once its answer has arrived. */
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
