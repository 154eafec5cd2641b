/** Who is at a page, according to the person's own row. The link must have been proved already. */
import type { Me } from '../../core/pages/views.ts';
import type { Config } from '../../store/config.ts';
import type { Session } from '../../store/session/session.ts';
import type { Rep } from '../../tables/network.ts';
import type { Proof } from './prove-visitor.ts';
import { PageRefusal } from './refusal.ts';

const ENDED = 'This link was ended: ask for a new one.';

/** The member of staff at the console. Throws PageRefusal. */
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

/** The rep at the dealer page. Throws PageRefusal. */
export function repAt({ pass }: Proof, session: Session): RepAt {
  const rep = session.table('reps').get(pass.who);
  if (!rep?.active || (rep.generation ?? 0) !== pass.generation) throw new PageRefusal('link', ENDED);
  const { id, name } = rep;
  const me = { id, name: name || id, role: 'REP', region: '', language: rep.language || 'id' } as const;
  return { rep, me: { ...me, expiresAtMs: pass.expiresAtMs } };
}

/** Whether something of the region `of` may be shown; '' is for head office. */
export function sees({ role, region }: Pick<Me, 'role' | 'region'>, of: string): boolean {
  return role === 'HQ' || (role === 'VIEWER' && region === '') || (region !== '' && region === of);
}

/** Throws PageRefusal for viewers, who may only read. */
export function mustAct({ role }: Pick<Me, 'role'>): void {
  if (role !== 'HQ' && role !== 'MANAGER') throw new PageRefusal('role', 'Your role reads and changes nothing.');
}
