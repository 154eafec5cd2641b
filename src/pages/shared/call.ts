/** The pages' end of the contract: one typed call, the link's token, and what happens when the network or the link is gone. */
import { signal } from '@preact/signals';
import type { AnswerOf, CallName, InputOf, PageAnswer, PageRequest, Refusal } from '../../core/pages/contract.ts';
import { forgetDrafts, openDrafts } from './drafts.ts';
import { googleScript } from './script.ts';

/** Why a call was not answered. `offline`: it never reached the server, or its answer never came back. */
export class CallError extends Error {
  constructor(
    readonly refusal: Refusal | 'offline' | 'accounts',
    message: string,
  ) {
    super(message);
  }
}

let token = '';
/** The build that answered first; a different one later means that the page is outdated. */
let version = '';

/** True when the hub was deployed again since this page was opened. */
export const isOutdated = signal(false);
/** True when the last call did not get through. */
export const isOffline = signal(false);
/** Message when the visitor's link is no longer valid; '' while it is. */
export const endedLink = signal('');
/** How far the server's clock is ahead of this machine's, in ms. */
export const clockAheadMs = signal(0);

let hasOldAnswer = false;

/** Whether, since the last call of this function, any answer may have been older than the newest change. */
export function takeOldAnswer(): boolean {
  const was = hasOldAnswer;
  hasOldAnswer = false;
  return was;
}

export function now(): number {
  return Date.now() + clockAheadMs.value;
}

/** Reads the personal token from the fragment. */
export function readToken(): Promise<string> {
  return new Promise((resolve) => {
    const script = googleScript();
    if (!script) {
      resolve('');
      return;
    }
    script.url.getLocation(({ hash }) => {
      const match = /(?:^|&)t=([^&]*)/.exec(hash);
      token = decode(match?.[1] ?? '');
      openDrafts(token.split('.').slice(0, -3).join('.'));
      resolve(token);
    });
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const MINUTE_MS = 60_000;
/** Spreads retries, so that pages refused in the same minute do not all come back at once. */
const SPREAD_MS = 10_000;
/**
 * When to retry a call refused as busy: soon, in case another execution was just writing, then when a new minute’s budget
 * begins.
 */
const AGAIN_AFTER_MS: readonly (() => number)[] = [() => 2_000 + Math.random() * 1_000, nextMinute, nextMinute];

function nextMinute(): number {
  return MINUTE_MS - (now() % MINUTE_MS) + Math.random() * SPREAD_MS;
}

/** How many calls wait for their turn, see `AGAIN_AFTER_MS`. */
export const waiting = signal(0);

/**
 * Throws CallError. A call that the hub is too busy for is retried automatically as long as `isWanted` says so; a poll is
 * simply repeated at its next turn.
 */
export async function call<K extends CallName>(
  name: K,
  input: InputOf<K>,
  isWanted: () => boolean = () => true,
): Promise<AnswerOf<K>> {
  for (const pauseMs of name === 'poll' ? [] : AGAIN_AFTER_MS) {
    let refused: CallError;
    try {
      return await callOnce(name, input);
    } catch (error) {
      if (!(error instanceof CallError) || error.refusal !== 'busy') throw error;
      refused = error;
    }
    waiting.value += 1;
    await new Promise((resolve) => setTimeout(resolve, pauseMs()));
    waiting.value -= 1;
    if (!isWanted()) throw refused;
  }
  return callOnce(name, input);
}

async function callOnce<K extends CallName>(name: K, input: InputOf<K>): Promise<AnswerOf<K>> {
  const request: PageRequest<K> = { call: name, token, input };
  const text = await send(JSON.stringify(request));
  isOffline.value = false;
  const answer = JSON.parse(text) as PageAnswer<K>;
  if (version === '') version = answer.version;
  else if (answer.version !== version) isOutdated.value = true;
  if (!answer.ok) {
    if (answer.refusal === 'link') {
      endedLink.value = answer.text;
      forgetDrafts();
    }
    // Data that is not on the screen yet is requested again with the next poll.
    if (answer.refusal === 'busy') hasOldAnswer = true;
    throw new CallError(answer.refusal, answer.text);
  }
  clockAheadMs.value = answer.at - Date.now();
  if (answer.isBehind) hasOldAnswer = true;
  return answer.data;
}

/** Several Google accounts in one browser: https://issuetracker.google.com/issues/69270374 */
const ACCOUNTS = /PERMISSION_DENIED|unable to open the file|authoriz|otorisasi/i;

function send(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = googleScript();
    if (!script || navigator.onLine === false) {
      isOffline.value = true;
      reject(new CallError('offline', ''));
      return;
    }
    script.run
      .withSuccessHandler((answer) => resolve(String(answer)))
      .withFailureHandler((error) => {
        const isAccounts = ACCOUNTS.test(error.message);
        isOffline.value = !isAccounts;
        reject(new CallError(isAccounts ? 'accounts' : 'offline', error.message));
      })
      .callPage(request);
  });
}
