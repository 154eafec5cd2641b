/** Behind the scenes: faults to switch on, script properties to set, and everything as one file. */
import { useState } from 'preact/hooks';
import { attempt, post, postFile } from '../data/api';
import { useResource } from '../data/resource';
import type { FaultView } from '../data/types';
import { Badge } from '../ui/badge';
import { Dialog } from '../ui/dialog';
import { Failed, Loading } from '../ui/empty';
import { notify } from '../ui/toast';

export function WorkshopPanel() {
  return (
    <>
      <Faults />
      <Properties />
      <WholeState />
    </>
  );
}

function Faults() {
  const { data, error, reload } = useResource<{ faults: readonly FaultView[] }>('/local/faults', ['faults'], 200);
  if (!data) return error ? <Failed what="Faults" error={error} retry={reload} /> : <Loading what="faults" />;
  return (
    <section aria-label="Faults">
      <h2 class="section-title">Faults to switch on</h2>
      <ul class="plain">
        {data.faults.map(({ id, what, on, once, happened }) => (
          <li key={id} class="fault-line">
            <label>
              <input
                type="checkbox"
                checked={on}
                onChange={(event) => {
                  const next = { fault: id, on: event.currentTarget.checked };
                  void attempt(() => post('/local/faults', next));
                }}
              />
              <span>
                {what}
                {once ? <small class="muted"> once, then it is off again</small> : null}
              </span>
            </label>
            {on ? <Badge tone="critical">{happened === 0 ? 'on' : `happened ${happened} ×`}</Badge> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Property {
  readonly name: string;
  readonly size: number;
}

/** The hub's own: what waits, and what it remembers; thousands under load. */
const SHOWN = 60;

function Properties() {
  const { data, error, reload } = useResource<{ properties: readonly Property[] }>(
    '/local/properties',
    ['executions'],
    1000,
  );
  const [name, setName] = useState('');
  if (!data) return error ? <Failed what="Properties" error={error} retry={reload} /> : <Loading what="properties" />;
  const remove = async (which: string): Promise<void> => {
    if (await attempt(() => post(`/local/properties/${encodeURIComponent(which)}/delete`))) reload();
  };
  return (
    <section aria-label="Script properties">
      <h2 class="section-title">
        Script properties <span class="muted num">{data.properties.length}</span>
      </h2>
      <PropertyForm name={name} onName={setName} onSet={reload} />
      <p class="section-empty">Values are never shown: set one anew to change it.</p>
      <ul class="plain">
        {data.properties.slice(0, SHOWN).map((property) => (
          <li key={property.name} class="property-line">
            <span class="mono break">{property.name}</span>
            <span class="muted num">{property.size.toLocaleString('en')} characters</span>
            <button type="button" class="button quiet" onClick={() => setName(property.name)}>
              Change<span class="visually-hidden"> {property.name}</span>
            </button>
            <button type="button" class="button quiet" onClick={() => void remove(property.name)}>
              Delete<span class="visually-hidden"> {property.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PropertyFormProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onSet: () => void;
}

function PropertyForm({ name, onName, onSet }: PropertyFormProps) {
  const [value, setValue] = useState('');
  const set = async (): Promise<void> => {
    if (!(await attempt(() => post('/local/properties', { name: name.trim(), value })))) return;
    notify(`${name.trim()} is set.`, 'done');
    setValue('');
    onSet();
  };
  return (
    <form
      class="property-form"
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <label class="label">
        Name
        <input class="field" value={name} required onInput={(event) => onName(event.currentTarget.value)} />
      </label>
      <label class="label">
        Value
        <input
          class="field"
          type="password"
          autocomplete="off"
          value={value}
          required
          onInput={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button">
        Set
      </button>
    </form>
  );
}

function WholeState() {
  const [file, setFile] = useState<File | null>(null);
  const replace = async (): Promise<void> => {
    const chosen = file;
    setFile(null);
    if (chosen && (await attempt(() => postFile('/local/state', chosen))))
      notify('Everything is as in the file.', 'done');
  };
  return (
    <section aria-label="Everything as one file">
      <h2 class="section-title">Everything as one file</h2>
      <div class="whole-state">
        <p class="muted">
          Workbook, phones, gateways, mail and clock, to keep or to hand on. It holds what signed its messages: share it
          with people you trust.
        </p>
        <div class="unit-acts">
          <a class="button" href="/local/state" download>
            Export
          </a>
          <label class="button">
            Import …
            <input
              type="file"
              class="visually-hidden"
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
                event.currentTarget.value = '';
              }}
            />
          </label>
        </div>
      </div>
      {file ? (
        <Dialog
          title="Replace everything?"
          small
          onClose={() => setFile(null)}
          footer={
            <>
              <button type="button" class="button" onClick={() => setFile(null)}>
                Keep everything
              </button>
              <button type="button" class="button danger" onClick={() => void replace()}>
                Replace
              </button>
            </>
          }
        >
          <p>All that is here now is replaced by what {file.name} holds. Webhook addresses stay the same.</p>
        </Dialog>
      ) : null}
    </section>
  );
}
