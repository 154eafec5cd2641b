/**
 * The person responsible for a lead: the rep who won it, or the manager it was given to. A manager has no row in Reps; here
 * they take the form of one, so that messages between customer and owner work in the same way.
 */
import type { Sender } from '../../core/events.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import type { Config } from '../../store/config.ts';
import type { HubState } from '../../store/state/hub-state.ts';
import type { Language } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Round } from '../round/round.ts';

const PREFIX = 'manager:';
const HQ = 'HQ';

type InRound = { readonly session: Pick<Round['session'], 'table' | 'system'>; readonly config: Config };

/** The owner ID of a region's manager; '' stands for head office. */
export function managerId(regionName: string): string {
  return `${PREFIX}${regionName || HQ}`;
}

/** Whether an owner ID is a manager's and not a rep's. */
export function isManager(ownerId: string): boolean {
  return ownerId.startsWith(PREFIX);
}

/** The lead's owner, rep or manager; undefined when it has none or the rep's row is gone. */
export function ownerOf(round: InRound, lead: Lead): Rep | undefined {
  if (!isManager(lead.repId)) return round.session.table('reps').get(lead.repId);
  return managerAsRep(round, lead.repId.slice(PREFIX.length));
}

/** The manager of a region, or head office. `phone` is '' when nobody has set one. */
export function managerOf(
  { config }: Pick<InRound, 'config'>,
  regionName: string,
): { name: string; phone: string; language: Language } {
  const region = config.regions.find((each) => each.region === regionName);
  const { hqName, hqPhone, hqLanguage } = config.settings;
  return {
    language: region?.managerLanguage || (hqLanguage === 'en' ? 'en' : 'id'),
    name: region?.managerName || hqName,
    phone: toWhatsAppDigits(region?.managerPhone ?? '') ?? toWhatsAppDigits(hqPhone) ?? '',
  };
}

/** The manager with the sender's number; null for everybody else. */
export function findManager(round: InRound, sender: Sender): Rep | null {
  if (sender.phone === '') return null;
  const names = [...round.config.regions.map(({ region }) => region), ''];
  const found = names.find((name) => managerOf(round, name).phone === sender.phone);
  return found === undefined ? null : managerAsRep(round, found);
}

/** Whether this manager decides about the lead. Head office decides in regions without a manager. */
export function answersFor(round: Pick<InRound, 'config'>, { phone }: Pick<Rep, 'phone'>, lead: Lead): boolean {
  return managerOf(round, lead.region).phone === phone;
}

/** IDs of the leads that the manager with this number holds. */
export function leadsOfManager(state: HubState, phone: string): string[] {
  return (state.managers[phone]?.leads ?? '').split(' ').filter((id) => id !== '');
}

export function addManagerLead(round: Round, phone: string, leadId: string): void {
  keepLeads(round, phone, [...othersOf(round, phone, leadId), leadId]);
}

export function dropManagerLead(round: Round, phone: string, leadId: string): void {
  keepLeads(round, phone, othersOf(round, phone, leadId));
}

function othersOf({ session }: Round, phone: string, leadId: string): string[] {
  return leadsOfManager(session.system.state, phone).filter((id) => id !== leadId);
}

function keepLeads({ session }: Round, phone: string, ids: readonly string[]): void {
  const { managers } = session.system.state;
  managers[phone] = { heardAt: 0, ...managers[phone], leads: ids.slice(-MAX_LEADS).join(' ') };
}

/** The most leads remembered; older ones can still be reached by quoting a message. */
const MAX_LEADS = 40;

/** `regionName`: '' for head office. */
export function managerAsRep(round: InRound, regionName: string): Rep {
  const { name, phone, language } = managerOf(round, regionName === HQ ? '' : regionName);
  const heardAt = round.session.system.state.managers[phone]?.heardAt ?? 0;
  return {
    id: managerId(regionName),
    name,
    phone,
    dealerId: '',
    language,
    active: true,
    userId: '',
    offDuty: false,
    lastMessageAt: heardAt || null,
    ignored: null,
    selling: '',
    openLeads: leadsOfManager(round.session.system.state, phone).join(' '),
    held: '',
    unreachableSince: null,
    problem: '',
    skipUntil: null,
    agentId: '',
    carrier: '',
    isOwner: false,
    generation: null,
  };
}
