/** A new customer with a phone: name, number or none, and whether the number shows. */
import { useState } from 'preact/hooks';
import { attempt, post } from '../data/api';
import { Dialog } from '../ui/dialog';
import { customerId, loadPeople } from './stage';

export function AddCustomer({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [number, setNumber] = useState('');
  const [username, setUsername] = useState('');
  const add = async (): Promise<void> => {
    const body = { name: name.trim(), number, username: username.trim() };
    let id = '';
    const done = await attempt(async () => {
      id = (await post<{ id: string }>('/local/phones', body)).id;
      await loadPeople();
    });
    if (!done) return;
    customerId.value = id;
    onClose();
  };
  const footer = (
    <>
      <button type="button" class="button" onClick={onClose}>
        Cancel
      </button>
      <button type="submit" form="add-customer" class="button primary" disabled={name.trim() === ''}>
        Add customer
      </button>
    </>
  );
  return (
    <Dialog title="New customer" small onClose={onClose} footer={footer}>
      <form
        id="add-customer"
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label class="label">
          Name
          <input class="field" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <Field label="Number" inputMode="tel" placeholder="Any" value={number} onValue={setNumber}>
          The hub chooses the language by it: 62 is Indonesia. Empty: a new Indonesian number.
        </Field>
        <Field label="Username" placeholder="None" value={username} onValue={setUsername}>
          With a username, WhatsApp hides the number from the brand.
        </Field>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  readonly label: string;
  readonly inputMode?: 'tel';
  readonly placeholder: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** What it does, in small print. */
  readonly children: string;
}

function Field({ label, inputMode, placeholder, value, onValue, children }: FieldProps) {
  return (
    <label class="label">
      {label}
      <input
        class="field"
        inputMode={inputMode}
        placeholder={placeholder}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <small>{children}</small>
    </label>
  );
}
