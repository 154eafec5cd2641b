/** Pages in the stories: personal links, and calls as google.script.run makes them, by a visitor who is nobody to Google. */
import type { AnswerOf, CallName, InputOf, PageAnswer } from '../../src/core/pages/contract';
import { makePageToken, type PagePass } from '../../src/core/tokens/page-token';
import type { Cast } from './cast';

const SECRET = 'simulated-token-secret';
const DAY_MS = 86_400_000;

export function linkOf(cast: Cast, who: string, pass: Partial<PagePass> = {}): string {
  const page = who.startsWith('P') ? 'console' : 'dealer';
  const expiresAtMs = cast.hub.rt.now() + 7 * DAY_MS;
  return makePageToken({ page, who, generation: 0, expiresAtMs, ...pass }, SECRET);
}

export async function askPage<K extends CallName>(
  cast: Cast,
  token: string,
  call: K,
  input: InputOf<K>,
): Promise<PageAnswer<K>> {
  const request = JSON.stringify({ call, token, input });
  const text = await cast.hub.finish(cast.hub.rt.run('callPage', [request], { user: '' }));
  return JSON.parse(String(text)) as PageAnswer<K>;
}

/** The answer's data; throws when it was refused. */
export async function heard<K extends CallName>(
  cast: Cast,
  token: string,
  call: K,
  input: InputOf<K>,
): Promise<AnswerOf<K>> {
  const answer = await askPage(cast, token, call, input);
  if (!answer.ok) throw new Error(`${answer.refusal}: ${answer.text}`);
  return answer.data;
}

let requests = 0;
export function requestId(): string {
  requests += 1;
  return `story-${String(requests).padStart(8, '0')}`;
}

/** Head office, the manager of the dealers' region, one of another, and somebody who only reads. */
export async function furnishPeople(cast: Cast): Promise<void> {
  const { people, owner } = cast.hub.rt.host;
  people.paste(
    { sheet: 'Regions' },
    { row: 3, column: 1, cells: [['Timur', 'Pak Timur', '+6281190000002', '', '']] },
    owner,
  );
  const rows = [
    ['P1', 'Ibu Sri', 'HQ', '', '081190000011', 'sri@volta.example', 'id', 'TRUE', ''],
    ['P2', 'Ibu Ratna', 'MANAGER', 'Jabodetabek', '081190000012', '', 'id', 'TRUE', ''],
    ['P3', 'Pak Timur', 'MANAGER', 'Timur', '081190000013', '', 'id', 'TRUE', ''],
    ['P4', 'Andre', 'VIEWER', '', '', '', 'en', 'TRUE', ''],
    ['P5', 'Bekas', 'HQ', '', '', '', 'id', 'FALSE', ''],
  ];
  people.paste({ sheet: 'People' }, { row: 2, column: 1, cells: rows }, owner);
  // As a person would: the edit drops what is cached.
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'People', row: 2, column: 2, value: 'Ibu Sri' }));
  await cast.hub.rt.idle();
}
