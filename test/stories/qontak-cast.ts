/** A hub with a number at Qontak beside one at Meta. */
import { QONTAK } from '../../sim/hub';
import { type Cast, openCast } from './cast';

export const NUMBERS = [
  ['6281100000000', 'meta', '106540352242922', ''],
  ['6282200000000', 'qontak', '', QONTAK.channelId],
];
export const { accessToken, refreshToken, clientId, clientSecret } = QONTAK.credentials;
export const TOKENS = {
  QONTAK_ACCESS_TOKEN: accessToken,
  QONTAK_REFRESH_TOKEN: refreshToken,
  QONTAK_CLIENT_ID: clientId,
  QONTAK_CLIENT_SECRET: clientSecret,
};

export type Options = Parameters<typeof openCast>[0] & { agents?: boolean; keys?: Record<string, string> };

export async function openBoth({ agents = false, keys = TOKENS, ...options }: Options = {}): Promise<Cast> {
  const cast = await openCast(options);
  const { rt } = cast.hub;
  for (const [key, value] of Object.entries(keys)) rt.properties.set(key, value);
  rt.host.people.paste({ sheet: 'Numbers' }, { row: 2, column: 1, cells: NUMBERS }, rt.host.owner);
  if (agents) {
    const column = header(cast, 'Reps', 'Qontak agent ID');
    rt.host.people.paste({ sheet: 'Reps' }, { row: 2, column, cells: [['agent-andi'], ['agent-dewi']] }, rt.host.owner);
  }
  rt.host.evictCache(1000);
  cast.hub.qontak.serve(cast.sari.phone.account.id, true);
  return cast;
}

export function header(cast: Cast, tab: string, name: string): number {
  return (cast.hub.rt.host.readTab({ sheet: tab })?.headers.indexOf(name) ?? -1) + 1;
}

export const paths = (cast: Cast, method: string, pattern: RegExp) =>
  cast.hub.qontak.requests().filter((request) => request.method === method && pattern.test(request.path));
export const lead = (cast: Cast) => cast.hub.rows('Leads')[0] ?? {};
export const settle = (cast: Cast) => cast.hub.rt.advance(60_000);
export const said = (cast: Cast, text: string) => cast.sari.heard.filter((words) => words.includes(text)).length;
export const handOver = async (cast: Cast, repId: string) => {
  const column = header(cast, 'Leads', 'Hand over to');
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Leads', row: 2, column, value: repId }));
  await cast.hub.rt.idle();
};
export const closing = async (cast: Cast) => cast.hub.rt.close();
