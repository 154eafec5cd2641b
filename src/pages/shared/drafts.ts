/** What somebody has typed and not sent: kept in memory, and on the device where it allows that (private modes may throw). */
const memory = new Map<string, string>();
const PREFIX = 'hub-draft.';

export function readDraft(key: string): string {
  const known = memory.get(key);
  if (known !== undefined) return known;
  try {
    return localStorage.getItem(PREFIX + key) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(key: string, text: string): void {
  memory.set(key, text);
  try {
    if (text === '') localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, text);
  } catch {
    // It stays in memory.
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
