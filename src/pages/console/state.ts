/** What the console knows: each view's data is read when the view is opened, and again when the hub reports a change. */
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { StaffAction } from '../../core/pages/actions.ts';
import type { AnswerOf, CallName, InputOf } from '../../core/pages/contract.ts';
import type { Overview } from '../../core/pages/staff-views.ts';
import { CallError, call } from '../shared/call.ts';
import { language } from '../shared/format.ts';
import { notify } from '../shared/notice.tsx';
import { endRequest, requestIdFor } from '../shared/requests.ts';
import { said, w } from './words.ts';

export const VIEWS = [
  'overview',
  'leads',
  'feed',
  'dealers',
  'units',
  'sales',
  'economics',
  'silences',
  'settings',
  'letters',
  'health',
] as const;
export type View = (typeof VIEWS)[number];

export const start = signal<Overview | null>(null);
export const view = signal<View>('overview');
/** The lead or unit that is open beside the view. */
export const opened = signal<{ readonly kind: 'lead' | 'unit'; readonly id: string } | null>(null);
/** The initial filter of the next view. */
export const filterStart = signal('');
/** Increases when something changed, which makes views read again. */
export const changes = signal(0);
export const busy = signal(false);

export function go(to: View, filter = ''): void {
  filterStart.value = filter;
  view.value = to;
  window.scrollTo(0, 0);
}

export function mayAct(): boolean {
  const role = start.value?.me.role;
  return role === 'HQ' || role === 'MANAGER';
}

/** The answer, or null after saying why there is none. */
export async function ask<K extends CallName>(name: K, input: InputOf<K>): Promise<AnswerOf<K> | null> {
  try {
    return await call(name, input);
  } catch (error) {
    const word = wordFor(error);
    if (word !== '') notify(word, 'error');
    return null;
  }
}

/** The message for an error; '' for errors that the page shows elsewhere. */
function wordFor(error: unknown): string {
  if (!(error instanceof CallError)) return w('failedAction');
  if (error.refusal === 'offline' || error.refusal === 'link') return '';
  if (error.refusal === 'busy') return w('stillBusy');
  return error.refusal === 'accounts' ? w('accounts') : said(error.message) || w('failedAction');
}

/** Notes that something was done here, so that views are read again; the hub returns fresh data to the visitor who acted. */
export function noteDeed(): void {
  changes.value += 1;
  void loadStart();
}

export async function loadStart(): Promise<void> {
  const answer = await ask('console.start', {});
  if (!answer) return;
  language.value = answer.me.language;
  document.documentElement.lang = answer.me.language;
  start.value = answer;
}

interface Loaded<T> {
  readonly data: T | null;
  readonly error: string;
  readonly reload: () => void;
}

/**
 * Makes the call when first shown, when `input` changes, and when something changed at the hub. The old data stays until then.
 */
export function useCall<K extends CallName>(name: K, input: InputOf<K>): Loaded<AnswerOf<K>> {
  const [data, setData] = useState<AnswerOf<K> | null>(null);
  const [error, setError] = useState('');
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(input);
  useEffect(() => setData(null), [name, key]);
  useEffect(() => {
    let isCurrent = true;
    call(name, input, () => isCurrent).then(
      (answer) => {
        if (!isCurrent) return;
        setData(answer);
        setError('');
      },
      (reason: unknown) => {
        if (isCurrent) setError(wordFor(reason) || w('offline'));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [name, key, turn, changes.value]);
  return { data, error, reload: () => setTurn(turn + 1) };
}

/** True when it was done. */
export async function act(action: StaffAction, done: string): Promise<boolean> {
  const name = `act.${action.do}`;
  const requestId = requestIdFor(name, action);
  busy.value = true;
  const answer = await ask('console.act', { requestId, action });
  busy.value = false;
  if (!answer) return false;
  endRequest(name);
  const { outcome, text } = answer;
  if (outcome === 'refused') notify(said(text) || w('failedAction'), 'error');
  else notify(outcome === 'pending' ? w('pending') : outcome === 'repeat' ? w('repeat') : done);
  noteDeed();
  return outcome !== 'refused';
}
