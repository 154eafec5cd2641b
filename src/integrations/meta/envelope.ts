/** What the messages of one change share: the brand's number, and the contacts of the senders. */
import { type JsonRecord, record, text } from '../../core/lib/json.ts';

export interface Envelope {
  readonly messages: readonly JsonRecord[];
  /** Meta's ID of the brand's number, or ''. */
  readonly account: string;
  /** `identity`: the contact that the message is from. `named`: the contact whose profile name belongs to it. {} for none. */
  readonly contactOf: (index: number) => { readonly identity: JsonRecord; readonly named: JsonRecord };
}

const NOBODY: JsonRecord = {};

export function openEnvelope(
  value: JsonRecord,
  messages: readonly JsonRecord[],
  contacts: readonly JsonRecord[],
): Envelope {
  const [byPhone, byUserId] = [firstBy(contacts, 'wa_id'), firstBy(contacts, 'user_id')];
  const [first = NOBODY] = contacts;
  const isPair = messages.length === 1 && contacts.length === 1;
  return {
    messages,
    account: text(record(value, 'metadata'), 'phone_number_id'),
    contactOf(index) {
      const message = messages[index] ?? NOBODY;
      const [from, userId] = [text(message, 'from'), text(message, 'from_user_id')];
      const match = byPhone.get(from) ?? byUserId.get(userId);
      if (match) return { identity: match, named: match };
      if (from === '' && userId === '') {
        const theirs = contacts.length === 1 ? first : contacts.length === messages.length ? contacts[index] : NOBODY;
        return { identity: theirs ?? NOBODY, named: theirs ?? NOBODY };
      }
      // Never attribute a message to a contact that may be somebody else; a wrong profile name does less harm.
      const fits = isPair && from === '' && text(first, 'user_id') === '';
      return { identity: fits ? first : NOBODY, named: isPair ? first : NOBODY };
    },
  };
}

function firstBy(contacts: readonly JsonRecord[], key: string): ReadonlyMap<string, JsonRecord> {
  const found = new Map<string, JsonRecord>();
  for (const contact of contacts) {
    const name = text(contact, key);
    if (name !== '' && !found.has(name)) found.set(name, contact);
  }
  return found;
}
