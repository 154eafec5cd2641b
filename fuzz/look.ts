/** Checks that the hub still works: a new customer is answered, three dealers are asked, and one rep becomes the owner. */

import type { ChatMessage } from '../local/world/meta/accounts';
import { contentChoices } from '../local/world/meta/content';
import { findBrokenRow } from '../src/core/ledger/chain.ts';
import { shortId } from '../src/core/lib/text.ts';
import { withoutMark } from '../src/integrations/meta/status-mark';
import { dropConfig } from '../src/store/config.ts';
import { Layout } from '../src/store/session/layout.ts';
import type { Columns, Row, Table } from '../src/tables/columns.ts';
import { tables } from '../src/tables/index.ts';
import { type FuzzHub, guarded, pass } from './hub.ts';
import { storeBytes } from './limits.ts';
import { SITES, type Site } from './network.ts';
import type { Problem } from './problem.ts';

/** The longest time to an answer, since it may come with a later round. */
const ANSWER_MINUTES = 4;
const MOST_STEPS = 8;
const DEALERS_ASKED = 3;
/** Once everything is settled. */
const MOST_PROPERTIES = 150;
const MOST_PROPERTY_BYTES = 200_000;
/** Alerts of a hundred inputs. */
const MOST_ALERTS = 150;

/** `look`: which of this hub's, from 0. */
export function lookOver(hub: FuzzHub, look: number): Problem[] {
  hub.outside = 'well';
  hub.people.putBack();
  hub.headersGone = false;
  guarded(hub, 'onChangeInstalled', () => dropConfig(hub.deps.cache));
  pass(hub, 3);
  const site = SITES[look % SITES.length];
  const served = site ? serve(hub, site, look) : [];
  pass(hub, 3);
  pass(hub, 6);
  const found = [...hub.problems, ...served, ...totals(hub)];
  hub.alertsBefore = rowsOf(hub, tables.alerts).length;
  return found;
}

function serve(hub: FuzzHub, site: Site, look: number): Problem[] {
  const number = `62877${String(look).padStart(8, '0')}`;
  for (const rep of site.reps) hub.world.phone(rep.number, { name: rep.id }).say('on');
  const customer = hub.world.phone(number, { name: 'Pelanggan Baru' });
  const isAnswered = () => customer.account.chat.at(-1)?.from === 'business';
  let word: (() => void) | undefined = () => customer.say('mau beli');
  for (let step = 0; word && step < MOST_STEPS; step++) {
    word();
    if (!within(hub, isAnswered)) return [{ kind: 'a new customer is not answered', detail: `step ${step}` }];
    if (dealersAsked(hub, site) >= DEALERS_ASKED) return claim(hub, site, number);
    word = nextWord(hub, number, site);
  }
  within(hub, () => dealersAsked(hub, site) >= DEALERS_ASKED);
  const asked = dealersAsked(hub, site);
  if (asked >= DEALERS_ASKED) return claim(hub, site, number);
  const said = customer.account.chat.at(-1)?.content;
  return [
    {
      kind: 'a new customer is not brought to three dealers',
      detail: `${asked} asked; last said: ${JSON.stringify(said).slice(0, 200)}`,
    },
  ];
}

/** What this customer does about the newest message. */
function nextWord(hub: FuzzHub, number: string, site: Site): (() => void) | undefined {
  const phone = hub.world.phone(number);
  const last = phone.account.chat.at(-1);
  if (!last) return undefined;
  if (last.content.type === 'location-request') return () => phone.sendLocation(site.latitude, site.longitude);
  const [choice] = contentChoices(last.content);
  if (choice) return () => choose(hub, number, last, choice.id);
  return undefined;
}

function choose(hub: FuzzHub, number: string, { id, content }: ChatMessage, choice: string): void {
  const phone = hub.world.phone(number);
  if (content.type === 'list') phone.pick(id, choice);
  else phone.tap(id, choice);
}

function offersOf(hub: FuzzHub, { reps }: Site): { number: string; message: ChatMessage; claim: string }[] {
  return reps.flatMap(({ number }) =>
    hub.world.phone(number).account.chat.flatMap((message) => {
      const found =
        message.from === 'business' && contentChoices(message.content).find(({ id }) => id.startsWith('C1|'));
      return found ? [{ number, message, claim: found.id }] : [];
    }),
  );
}

function dealersAsked(hub: FuzzHub, site: Site): number {
  return new Set(offersOf(hub, site).map(({ number }) => number)).size;
}

/** The first who taps has it, and the customer hears of them. */
function claim(hub: FuzzHub, site: Site, number: string): Problem[] {
  const [offer] = offersOf(hub, site);
  if (!offer) return [];
  const heard = hub.world.phone(number).account.chat.length;
  choose(hub, offer.number, offer.message, offer.claim);
  const repId = site.reps.find((rep) => rep.number === offer.number)?.id;
  const isOwned = () => rowsOf(hub, tables.leads).some((lead) => lead.repId === repId && lead.customerPhone === number);
  if (!within(hub, isOwned)) return [{ kind: 'a claim does not win', detail: `${repId} for ${number}` }];
  const isTold = () => hub.world.phone(number).account.chat.length > heard;
  return within(hub, isTold) ? [] : [{ kind: 'the customer does not hear who has them', detail: number }];
}

/** Lets minutes pass until the condition holds, or a customer's patience is over. */
function within(hub: FuzzHub, isSo: () => boolean): boolean {
  for (let minute = 0; minute < ANSWER_MINUTES && !isSo(); minute++) pass(hub, 1);
  return isSo();
}

function totals(hub: FuzzHub): Problem[] {
  return [
    ...oneOwner(hub),
    ...ledgerHolds(hub),
    ...everythingDecided(hub),
    ...nothingSentTwice(hub),
    ...storesStaySmall(hub),
  ];
}

/** A lead changes hands only after it was given up or taken back. Where people typed into the lead, it is their word. */
function oneOwner(hub: FuzzHub): Problem[] {
  const last = new Map<string, string>();
  return rowsOf(hub, tables.ledger).flatMap(({ type, subject, sequence }) => {
    const before = last.get(subject);
    last.set(subject, type);
    const isDouble = type === 'HAND_OFF' && before === 'HAND_OFF' && !hub.people.touched.has(subject);
    return isDouble ? [{ kind: 'a lead has two owners', detail: `${subject}, ledger row ${sequence}` }] : [];
  });
}

function ledgerHolds(hub: FuzzHub): Problem[] {
  const fault = findBrokenRow(rowsOf(hub, tables.ledger));
  return fault ? [{ kind: 'the ledger breaks', detail: `row ${fault.sequence}: ${fault.reason}` }] : [];
}

function everythingDecided({ accepted, seen }: FuzzHub): Problem[] {
  const open = [...accepted].filter((id) => !seen.decided.has(shortId(id)));
  return open.slice(0, 1).map((id) => ({
    kind: 'an accepted event is neither decided nor in Dead letters',
    detail: `${open.length} of them, such as ${id}`,
  }));
}

function nothingSentTwice({ world, saidFailed }: FuzzHub): Problem[] {
  const known = new Set<string>();
  return world.messages().flatMap(({ opaque: marked }) => {
    const opaque = marked === undefined ? undefined : withoutMark(marked);
    const isDouble = opaque !== undefined && known.has(opaque) && !saidFailed.has(opaque);
    if (opaque) known.add(opaque);
    return isDouble ? [{ kind: 'a message was sent twice', detail: opaque }] : [];
  });
}

function storesStaySmall(hub: FuzzHub): Problem[] {
  const properties = hub.deps.properties.getAll();
  const keys = Object.keys(properties);
  const bytes = storeBytes(properties);
  const alerts = rowsOf(hub, tables.alerts).length;
  const most = [...new Set(keys.map((key) => key.split('.')[0]))].map(
    (prefix) => `${prefix} ${keys.filter((key) => key.startsWith(`${prefix}.`)).length}`,
  );
  return [
    ...(keys.length > MOST_PROPERTIES
      ? [{ kind: 'the property store fills', detail: `${keys.length} properties: ${most.join(', ')}` }]
      : []),
    ...(bytes > MOST_PROPERTY_BYTES
      ? [{ kind: 'the property store grows', detail: `${bytes} bytes: ${most.join(', ')}` }]
      : []),
    ...(alerts - hub.alertsBefore > MOST_ALERTS
      ? [{ kind: 'alerts are a flood', detail: `${alerts - hub.alertsBefore} of a hundred inputs` }]
      : []),
  ];
}

export function rowsOf<C extends Columns>({ workbook }: Pick<FuzzHub, 'workbook'>, table: Table<C>): Row<C>[] {
  const [cells = []] = workbook.read([{ sheet: table.name, fromRow: 1 }]);
  const layout = new Layout(table, cells[0] ?? []);
  return cells.slice(1).map((row) => layout.decode(row));
}
