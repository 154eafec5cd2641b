/** One phone: whose it is, and its chat. */
import type { ComponentChildren } from 'preact';
import { attempt, post } from '../data/api';
import { initials, phoneNumber } from '../data/format';
import { useResource } from '../data/resource';
import type { PhoneState } from '../data/types';
import { Failed, Loading } from '../ui/empty';
import { Picker, type PickerItem } from '../ui/picker';
import { Chat } from './chat';
import { unread } from './stage';

interface PhoneProps {
  readonly kind: 'customer' | 'rep';
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly hint: string;
  readonly items: readonly PickerItem[];
  readonly onSelect: (id: string) => void;
  readonly aside?: ComponentChildren;
  readonly footer?: (close: () => void) => ComponentChildren;
}

export function Phone({ kind, id, name, detail, hint, items, onSelect, aside, footer }: PhoneProps) {
  const { data, error, reload } = useResource<PhoneState>(`/local/phones/${id}`, ['phones'], 80);
  const label = kind === 'customer' ? 'Customer' : 'Dealer rep';
  return (
    <section class={`phone ${kind}`} data-phone={id} aria-label={`${label}: ${name}`}>
      <header class="phone-head">
        <Picker
          label={`${label}, choose another:`}
          items={items}
          selected={id}
          onSelect={onSelect}
          {...(footer ? { footer } : {})}
        >
          <span class={`avatar ${kind}`} aria-hidden="true">
            {initials(name)}
          </span>
          <span class="phone-who" title={`${name}, ${detail}`}>
            <b>{name}</b> <small>{detail}</small>
          </span>
        </Picker>
        {aside}
      </header>
      {data && kind === 'customer' ? <Provider phone={data} /> : null}
      {data ? (
        <Chat key={id} phone={data} hint={hint} starters={kind === 'customer'} />
      ) : (
        <div class="chat">
          {error ? <Failed what="This phone" error={error} retry={reload} /> : <Loading what="messages" />}
        </div>
      )}
    </section>
  );
}

/** Which of the brand's numbers this person writes to: one is served by Meta, the other by Qontak. */
function Provider({ phone }: { phone: PhoneState }) {
  return (
    <label class="provider">
      Writes via
      <select
        class="field"
        value={phone.provider}
        onChange={(event) => {
          const provider = event.currentTarget.value;
          void attempt(() => post(`/local/phones/${phone.id}/provider`, { provider }));
        }}
      >
        <option value="meta">Meta</option>
        <option value="qontak">Qontak</option>
      </select>
    </label>
  );
}

export function pickerItem(person: { number: string; name: string }, detail: string): PickerItem {
  const count = unread.value.get(person.number) ?? 0;
  return { id: person.number, label: person.name, detail, ...(count > 0 ? { mark: `${count} new` } : {}) };
}

export function customerDetail(customer: { number: string; username?: string }): string {
  return customer.username === undefined ? phoneNumber(customer.number) : `@${customer.username}, number hidden`;
}
