/** The phones in view: one customer, and three of reps or of further customers. */
import { useState } from 'preact/hooks';
import type { Customer as CustomerView, Rep as RepView } from '../data/types';
import { Failed, Loading } from '../ui/empty';
import { Icon } from '../ui/icon';
import { AddCustomer } from './add-customer';
import { customerDetail, Phone, pickerItem } from './phone';
import {
  customerId,
  lastAt,
  loadPeople,
  people,
  peopleError,
  repInFront,
  repSlots,
  showRep,
  togglePin,
  unread,
} from './stage';

export function Phones() {
  if (!people.value) {
    return (
      <div class="phones">
        {peopleError.value ? (
          <Failed what="The phones" error={peopleError.value} retry={() => void loadPeople()} />
        ) : (
          <Loading what="phones" />
        )}
      </div>
    );
  }
  return (
    <div class="phones">
      <div class="phones-row">
        <CustomerPhone />
        <RepChips />
        {repSlots.value.map((slot, index) => (
          <OtherPhone key={slot.id} slot={index} id={slot.id} pinned={slot.pinned} />
        ))}
      </div>
    </div>
  );
}

function CustomerPhone() {
  const [adding, setAdding] = useState(false);
  const customers = people.value?.customers ?? [];
  const customer = customers.find(({ number }) => number === customerId.value) ?? customers[0];
  if (!customer) return null;
  return (
    <div class="slot customer-slot">
      <h2 class="slot-title">Customer</h2>
      <Phone
        kind="customer"
        id={customer.number}
        name={customer.name}
        detail={customerDetail(customer)}
        hint="Write to the brand, or begin with one tap."
        items={customers.map((each) => pickerItem(each, customerDetail(each)))}
        onSelect={(id) => {
          customerId.value = id;
        }}
        footer={(close) => (
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              close();
              setAdding(true);
            }}
          >
            <Icon name="plus" /> New customer
          </button>
        )}
      />
      {adding ? <AddCustomer onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

/** On a narrow screen: which of the three others is in front. */
function RepChips() {
  const everybody = [...(people.value?.reps ?? []), ...(people.value?.customers ?? [])];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields
    <div class="rep-chips" role="group" aria-label="Reps in view">
      {repSlots.value.map(({ id }, index) => {
        const count = unread.value.get(id) ?? 0;
        return (
          <button
            key={id}
            type="button"
            class="chip"
            aria-pressed={repInFront.value === index}
            onClick={() => {
              repInFront.value = index;
            }}
          >
            {everybody.find(({ number }) => number === id)?.name.split(' ')[0]}
            {count > 0 ? <span class="badge info num">{count}</span> : null}
          </button>
        );
      })}
    </div>
  );
}

function OtherPhone({ slot, id, pinned }: { slot: number; id: string; pinned: boolean }) {
  const { reps = [], customers = [] } = people.value ?? {};
  const customer = customers.find(({ number }) => number === id);
  const person = reps.find(({ number }) => number === id) ?? customer;
  if (!person) return null;
  // Those who were written to last come first: they are the ones to look for.
  const byTime = (one: { number: string }, other: { number: string }) =>
    (lastAt.value.get(other.number) ?? 0) - (lastAt.value.get(one.number) ?? 0);
  const others = customers.filter(({ number }) => number !== customerId.value);
  return (
    <div class={repInFront.value === slot ? 'slot rep-slot in-front' : 'slot rep-slot'}>
      <h2 class="slot-title">{customer ? 'Another customer' : 'Dealer rep'}</h2>
      <Phone
        kind={customer ? 'customer' : 'rep'}
        id={id}
        name={person.name}
        detail={detailOf(person)}
        hint={customer ? 'Write to the brand, or begin with one tap.' : 'Leads near this dealer ring here.'}
        items={[...[...reps].sort(byTime), ...others].map((each) => pickerItem(each, detailOf(each)))}
        onSelect={(next) => showRep(slot, next)}
        aside={
          <button
            type="button"
            class="button quiet icon pin-button"
            aria-pressed={pinned}
            aria-label={pinned ? 'Let this place change when another phone rings' : 'Keep this phone here'}
            title={pinned ? 'Let this place change when another phone rings' : 'Keep this phone here'}
            onClick={() => togglePin(slot)}
          >
            <Icon name="pin" />
          </button>
        }
      />
    </div>
  );
}

function detailOf(person: CustomerView | RepView): string {
  if (!('dealer' in person)) return customerDetail(person);
  return [person.dealer, person.city].filter(Boolean).join(', ');
}
