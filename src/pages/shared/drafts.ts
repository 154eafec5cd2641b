/**
 * Text typed but not sent: kept in memory, and on the device where that is allowed (private modes may throw). Drafts belong to
 * one person and may contain customers' names: other people's drafts are deleted when a page is opened, and all drafts when the
 * link ends.
 */
const memory = new Map<string, string>();
const PREFIX = 'hub-draft.';
const LONGEST_MS = 7 * 86_400_000;
let own = `${PREFIX}|`;

/** `owner`: identifies the page and the person of the link. */
export function openDrafts(owner: string): void {
  own = `${PREFIX}${encodeURIComponent(owner)}|`;
  forget((key) => !key.startsWith(own) || Date.now() - stored(key).at > LONGEST_MS);
}

/** Deletes all drafts, when the link is no longer valid. */
export function forgetDrafts(): void {
  memory.clear();
  forget(() => true);
}

function forget(isMeant: (key: string) => boolean): void {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '');
    for (const key of keys) if (key.startsWith(PREFIX) && isMeant(key)) localStorage.removeItem(key);
  } catch {
    // Storage is not available.
  }
}

function stored(key: string): { readonly at: number; readonly text: string } {
  try {
    const { at, text } = JSON.parse(localStorage.getItem(key) ?? '{}') as {
      readonly at?: unknown;
      readonly text?: unknown;
    };
    return { at: typeof at === 'number' ? at : 0, text: typeof text === 'string' ? text : '' };
  } catch {
    return { at: 0, text: '' };
  }
}

export function readDraft(key: string): string {
  return memory.get(key) ?? stored(own + key).text;
}

export function keepDraft(key: string, text: string): void {
  memory.set(key, text);
  try {
    if (text === '') localStorage.removeItem(own + key);
    else localStorage.setItem(own + key, JSON.stringify({ at: Date.now(), text }));
  } catch {
    // It is kept in memory only.
  }
}

/** A form of several fields as one draft. */
export function readDraftForm(key: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(readDraft(key) || '{}');
    const entries = Object.entries(parsed as Record<string, unknown>);
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}
