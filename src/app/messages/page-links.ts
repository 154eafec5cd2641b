/** Personal links to the pages: made here, for messages and mails. */

import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { plain } from '../../core/lib/text.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import { makePageToken, type PageKind } from '../../core/tokens/page-token.ts';
import type { Config } from '../../store/config.ts';
import type { Person } from '../../tables/people.ts';

export interface LinkBasis {
  readonly config: Pick<Config, 'settings'>;
  readonly nowMs: number;
  readonly tokenSecret: string;
  /** Where the web app is, as Apps Script tells it. */
  readonly webAppUrl: () => string;
}

/** '' when nobody knows the web app's address. The token stands behind the #, which no server and no log sees. */
export function pageLink(
  basis: LinkBasis,
  page: PageKind,
  to: { readonly id: string; readonly generation: number | null },
): string {
  const { webAppUrl, pageLinkDays } = basis.config.settings;
  const address = webAppUrl || basis.webAppUrl();
  if (!/^https?:\/\//.test(address)) return '';
  const expiresAtMs = basis.nowMs + pageLinkDays * DAY_MS;
  const token = makePageToken({ page, who: to.id, generation: to.generation ?? 0, expiresAtMs }, basis.tokenSecret);
  return `${address}?p=${page}#t=${encodeURIComponent(token)}`;
}

const ASKS = new Set([
  'link',
  'link saya',
  'my link',
  'minta link',
  'halaman',
  'halaman saya',
  'dashboard',
  'my page',
  'console',
  'konsol',
]);

/** Whether somebody asks for their page, and says nothing else. */
export function asksForPage(text: string): boolean {
  return text.length <= 40 && ASKS.has(plain(text));
}

/** Who may open the console from this number. */
export function personWith({ people }: Pick<Config, 'people'>, phone: string): Person | undefined {
  return people.find((person) => person.active && person.role !== '' && toWhatsAppDigits(person.phone) === phone);
}
