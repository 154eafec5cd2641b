/** Calls of the local API. A refusal comes back as an Error that says what was wrong and what to do. */
import { notify } from '../ui/toast';

async function read<T>(response: Response): Promise<T> {
  const value = (await response.json().catch(() => ({}))) as T & { error?: string; hint?: string };
  if (response.ok) return value;
  throw new Error([value.error ?? `The server answered ${response.status}.`, value.hint].filter(Boolean).join(' '));
}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Error('The local server does not answer. Is “npm start” still running?');
  }
  return read<T>(response);
}

export function get<T>(path: string): Promise<T> {
  return call<T>(path);
}

export function post<T>(path: string, body: object = {}): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return call<T>(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

export function postFile<T>(path: string, file: Blob): Promise<T> {
  return call<T>(path, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file });
}

/** Does something and shows the reason when it cannot be done. Answers whether it was done. */
export async function attempt(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error));
    return false;
  }
}
