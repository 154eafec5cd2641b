/**
 * Learns from webhooks that somebody else posts (a script, a sample, a test): the person named as sender counts as having
 * written, so their chat shows the message and their 24-hour window is open.
 */
import type { Account, Accounts } from './accounts';
import { type Content, MEDIA_KINDS } from './content';
import { asFields, asList, asText, type Fields } from './fields';

/** Returns the accounts whose chats have changed. */
export function hearWebhook(body: unknown, accounts: Accounts, now: number): readonly Account[] {
  const values = asList(asFields(body).entry)
    .flatMap((entry) => asList(asFields(entry).changes))
    .map((change) => asFields(asFields(change).value));
  return values.flatMap((value) => {
    const contacts = asList(value.contacts).map(asFields);
    return asList(value.messages).flatMap((each) => hearMessage(asFields(each), contacts, accounts, now) ?? []);
  });
}

function hearMessage(
  message: Fields,
  contacts: readonly Fields[],
  accounts: Accounts,
  now: number,
): Account | undefined {
  const id = asText(message.id);
  const number = asText(message.from);
  const userId = asText(message.from_user_id);
  const contact = contacts.find(({ wa_id, user_id }) => wa_id === number || user_id === userId) ?? contacts[0] ?? {};
  const bsuid = userId ?? asText(contact.user_id);
  const address = number ?? bsuid;
  if (id === undefined || address === undefined || accounts.message(id)) return undefined;
  const name = asText(asFields(contact.profile).name);
  const known = bsuid === undefined ? undefined : accounts.find(bsuid);
  const account = known ?? accounts.open(address, name === undefined ? {} : { name });
  if (bsuid !== undefined) accounts.alias(bsuid, account);
  account.lastWroteAt = now;
  const contextId = asText(asFields(message.context).id);
  accounts.add(account, {
    id,
    at: now,
    from: 'user',
    content: contentOf(message),
    ticks: 'delivered',
    ...(contextId === undefined ? {} : { contextId }),
  });
  return account;
}

function contentOf(message: Fields): Content {
  const type = asText(message.type) ?? 'unknown';
  const inside = asFields(message[type]);
  if (type === 'text') return { type: 'text', text: asText(inside.body) ?? '' };
  if (type === 'button') return { type: 'choice', id: asText(inside.payload) ?? '', title: asText(inside.text) ?? '' };
  if (type === 'interactive') {
    const reply = asFields(inside.button_reply ?? inside.list_reply);
    return { type: 'choice', id: asText(reply.id) ?? '', title: asText(reply.title) ?? '' };
  }
  if (type === 'location' && typeof inside.latitude === 'number' && typeof inside.longitude === 'number') {
    const name = asText(inside.name);
    const { latitude, longitude } = inside;
    return { type: 'location', latitude, longitude, ...(name === undefined ? {} : { name }) };
  }
  const kind = MEDIA_KINDS.find((each) => each === type);
  if (kind) return { type: 'media', kind, media: asText(inside.id) ?? '' };
  return { type: 'other', about: type };
}
