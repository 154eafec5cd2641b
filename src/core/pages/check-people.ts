/** Problems in the People tab that keep people from opening the console. */
import type { Person } from '../../tables/people.ts';
import { toWhatsAppDigits } from '../lib/phone.ts';
import { sentences } from '../lib/text.ts';

/** One text per row, '' where nothing is wrong. */
export function peopleProblems(people: readonly Person[], regions: ReadonlySet<string>): string[] {
  const seen = new Set<string>();
  return people.map(({ id, role, region, phone, active }) => {
    const isTwice = id !== '' && seen.has(id);
    seen.add(id);
    return sentences([
      id === '' && active ? 'No Person ID: nobody can be let in without one.' : '',
      isTwice ? `Person ID "${id}" stands above already: that row counts.` : '',
      active && role === '' ? 'No role: not let in.' : '',
      role === 'MANAGER' && region === '' ? 'A manager needs a region: not let in.' : '',
      region !== '' && !regions.has(region) ? `Region "${region}" is not in the Regions tab.` : '',
      phone !== '' && toWhatsAppDigits(phone) === null ? `"${phone}" is no WhatsApp number.` : '',
    ]);
  });
}
