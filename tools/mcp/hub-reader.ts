/** Asks the hub over HTTP what the admin console would ask, with the personal link of one person. Reads and nothing else. */
import type { AnswerOf, CallName, InputOf, PageAnswer, Refusal } from '../../src/core/pages/contract.ts';

/** Google answers within six minutes or never; an assistant does not wait as long. */
const PATIENCE_MS = 60_000;
/** All who read share a budget of a minute. An assistant does not wait for the next one. */
const SHORT_PAUSES_MS = [4_000, 8_000];
/** Together longer than a minute: for programs that nobody waits for. */
export const LONG_PAUSES_MS = [5_000, 10_000, 20_000, 30_000];

/** The hub answered, and not what was asked for. */
export class HubRefusal extends Error {
  constructor(
    readonly refusal: Refusal,
    message: string,
  ) {
    super(message);
  }
}

export interface HubReader {
  ask<K extends CallName>(call: K, input: InputOf<K>): Promise<AnswerOf<K>>;
  /** What an uptime checker would see. */
  health(): Promise<unknown>;
}

/** `link`: as the hub sends it, .../exec?p=console#t=…. Throws with what to do when it is none. */
export function openHubReader(link: string, busyPausesMs = SHORT_PAUSES_MS): HubReader {
  const { address, token } = readLink(link);
  return {
    async ask(call, input) {
      const body = JSON.stringify({ call, token, input });
      const once = async () =>
        (await fetchJson(`${address}?source=read`, { method: 'POST', body })) as PageAnswer<typeof call>;
      let answer = await once();
      for (const pauseMs of busyPausesMs) {
        if (answer.ok || answer.refusal !== 'busy') break;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        answer = await once();
      }
      if (answer.ok) return answer.data;
      throw new HubRefusal(
        answer.refusal,
        answer.refusal === 'link' ? `${answer.text} Write "link" to the hub for a new one.` : answer.text,
      );
    },
    health: () => fetchJson(address, {}),
  };
}

function readLink(link: string): { readonly address: string; readonly token: string } {
  const url = URL.canParse(link) ? new URL(link) : null;
  const token = new URLSearchParams(url?.hash.slice(1) ?? '').get('t');
  if (!url || !token)
    throw new Error('HUB_LINK is the personal link to the console, with everything behind the #, as the hub sent it.');
  return { address: `${url.origin}${url.pathname}`, token };
}

async function fetchJson(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, { ...init, redirect: 'follow', signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    // Google's own pages, when a deployment is not there or thirty executions run already.
    throw new Error(`The hub did not answer (HTTP ${response.status}). Try again in a minute, then run the self-test.`);
  }
}
