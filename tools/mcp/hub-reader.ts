/** Asks the hub over HTTP what the admin console would ask, with the personal link of one person. Reads and nothing else. */
import type { AnswerOf, CallName, InputOf, PageAnswer } from '../../src/core/pages/contract.ts';

/** Google answers within six minutes or never; an assistant does not wait as long. */
const PATIENCE_MS = 60_000;
/** All who read share a budget of a minute: together longer than that. */
const BUSY_PAUSES_MS = [5_000, 10_000, 20_000, 30_000];

export interface HubReader {
  ask<K extends CallName>(call: K, input: InputOf<K>): Promise<AnswerOf<K>>;
  /** What an uptime checker would see. */
  health(): Promise<unknown>;
}

/** `link`: as the hub sends it, .../exec?p=console#t=…. Throws with what to do when it is none. */
export function openHubReader(link: string): HubReader {
  const { address, token } = readLink(link);
  return {
    async ask(call, input) {
      const body = JSON.stringify({ call, token, input });
      const once = async () =>
        (await fetchJson(`${address}?source=read`, { method: 'POST', body })) as PageAnswer<typeof call>;
      let answer = await once();
      for (const pauseMs of BUSY_PAUSES_MS) {
        if (answer.ok || answer.refusal !== 'busy') break;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        answer = await once();
      }
      if (answer.ok) return answer.data;
      throw new Error(
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
