/** Who is at a page: proved by the signed link before anything else is looked at, then held against the person's own row. */
import type { Me } from '../../core/pages/views.ts';
import { type PagePass, readPageToken } from '../../core/tokens/page-token.ts';
import type { Config } from '../../store/config.ts';
import type { Session } from '../../store/session/session.ts';
import type { Rep } from '../../tables/network.ts';
import type { WriterDeps } from '../round/deps.ts';
import { PageRefusal } from './refusal.ts';

export interface Proof {
  readonly pass: PagePass;
  readonly properties: Readonly<Record<string, string>>;
  readonly tokenSecret: string;
}

const ENDED = 'This link was ended: ask for a new one.';

/** One read of the properties; the workbook is not touched for a stranger. Throws PageRefusal. */
export function proveVisitor(deps: WriterDeps, token: unknown): Proof {
  const properties = deps.properties.getAll();
  const { tokenSecret } = deps.secrets(properties);
  const visitor = readPageToken(token, deps.clock.nowMs(), tokenSecret);
  if (visitor.kind === 'genuine') return { pass: visitor.pass, properties, tokenSecret };
  const reason = visitor.kind === 'expired' ? 'This link has expired: ask for a new one.' : 'This link is not valid.';
  throw new PageRefusal('link', reason);
}

/** Of the console. Throws PageRefusal. */
export function staffAt({ pass }: Proof, { people, settings }: Pick<Config, 'people' | 'settings'>): Me {
  const person = people.find(({ id }) => id === pass.who);
  if (!person?.active || (person.generation ?? 0) !== pass.generation) throw new PageRefusal('link', ENDED);
  const { id, name, role, region } = person;
  if (role === '' || (role === 'MANAGER' && region === ''))
    throw new PageRefusal('role', 'Your row in the People tab has no role, or no region: ask head office.');
  const language = person.language || (settings.hqLanguage === 'en' ? 'en' : 'id');
  return { id, name: name || id, role, region: role === 'HQ' ? '' : region, language, expiresAtMs: pass.expiresAtMs };
}

export interface RepAt {
  readonly me: Me;
  readonly rep: Rep;
}

/** Of the dealer page. Throws PageRefusal. */
export function repAt({ pass }: Proof, session: Session): RepAt {
  const rep = session.table('reps').get(pass.who);
  if (!rep?.active || (rep.generation ?? 0) !== pass.generation) throw new PageRefusal('link', ENDED);
  const { id, name } = rep;
  const me = { id, name: name || id, role: 'REP', region: '', language: rep.language || 'id' } as const;
  return { rep, me: { ...me, expiresAtMs: pass.expiresAtMs } };
}

/** Whether something of this region may be shown; what is of no region is for head office. */
export function sees({ role, region }: Pick<Me, 'role' | 'region'>, of: string): boolean {
  return role === 'HQ' || (role === 'VIEWER' && region === '') || (region !== '' && region === of);
}

/** Throws PageRefusal: viewers read only. */
export function mustAct({ role }: Pick<Me, 'role'>): void {
  if (role !== 'HQ' && role !== 'MANAGER') throw new PageRefusal('role', 'Your role reads and changes nothing.');
}
