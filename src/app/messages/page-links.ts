/** Personal links to the pages: made here, for messages and mails. */

import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { plain } from '../../core/lib/text.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import { makePageToken, type PageKind, type PagePass } from '../../core/tokens/page-token.ts';
import type { Config } from '../../store/config.ts';
import type { Person } from '../../tables/people.ts';
import type { Round } from '../round/round.ts';
import { TOKEN_PLACE } from './post.ts';

export interface LinkBasis {
  readonly config: Pick<Config, 'settings'>;
  readonly nowMs: number;
  /** The web app's URL according to Apps Script. */
  readonly webAppUrl: () => string;
}

export interface PageLink {
  /** The URL with a placeholder for the token after the #, which reaches no server and no log. */
  readonly url: string;
  readonly pass: PagePass;
}

/** Null when the web app's address is not known. */
export function pageLink(
  basis: LinkBasis,
  page: PageKind,
  to: { readonly id: string; readonly generation: number | null },
): PageLink | null {
  const { webAppUrl, pageLinkDays } = basis.config.settings;
  const address = webAppUrl || basis.webAppUrl();
  if (!/^https?:\/\//.test(address)) return null;
  const expiresAtMs = basis.nowMs + pageLinkDays * DAY_MS;
  const pass = { page, who: to.id, generation: to.generation ?? 0, expiresAtMs };
  return { url: `${address}?p=${page}${TOKEN_PLACE}`, pass };
}

/** The complete URL with its token, for a mail: mails, unlike messages, are not stored in the workbook. */
export function signedUrl({ url, pass }: PageLink, tokenSecret: string): string {
  return url.replace(TOKEN_PLACE, `#t=${encodeURIComponent(makePageToken(pass, tokenSecret))}`);
}

/** Whether the link of a message that had to wait would still open the page. */
export function isStillGood(
  { config, session, nowMs }: Pick<Round, 'config' | 'session' | 'nowMs'>,
  { page, who, generation, expiresAtMs }: PagePass,
): boolean {
  const to = page === 'dealer' ? session.table('reps').get(who) : config.people.find(({ id }) => id === who);
  return expiresAtMs > nowMs && to?.active === true && (to.generation ?? 0) === generation;
}

const ASKS = new Set([
  'link',
  'link saya',
  'my link',
  'minta link',
  'minta link dong',
  'my link please',
  'halaman',
  'halaman saya',
  'dashboard',
  'my page',
  'console',
  'konsol',
]);

/** Whether the whole text is a request for the person's page. */
export function asksForPage(text: string): boolean {
  return text.length <= 40 && ASKS.has(plain(text));
}

/** The person who may open the console, by phone number. */
export function personWith({ people }: Pick<Config, 'people'>, phone: string): Person | undefined {
  return people.find((person) => person.active && person.role !== '' && toWhatsAppDigits(person.phone) === phone);
}
