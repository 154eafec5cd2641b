/** Silences: which alerts notify nobody, why and until when; creating a silence and ending it early. */
import { useState } from 'preact/hooks';
import type { InputOf } from '../../core/pages/contract.ts';
import type { SilenceLine } from '../../core/pages/staff-views.ts';
import { now } from '../shared/call.ts';
import { Dialog } from '../shared/dialog.tsx';
import { dayAndTime } from '../shared/format.ts';
import { notify } from '../shared/notice.tsx';
import { ask, mayAct, noteDeed, start, useCall } from './state.ts';
import { Loading } from './status.tsx';
import { type ColumnOf, Table } from './table.tsx';
import { said, w } from './words.ts';

type Wish = InputOf<'console.silence'>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function SilencesPage() {
  const { data, error, reload } = useCall('console.silences', {});
  const [isMaking, setMaking] = useState(false);
  if (!data) return <Loading error={error} retry={reload} />;
  const make = (
    <button type="button" class="button" onClick={() => setMaking(true)}>
      {w('silence')} …
    </button>
  );
  return (
    <>
      <Table
        label={w('silences')}
        columns={columns()}
        rows={data.silences}
        idOf={({ id }) => id}
        none={w('noSilences')}
        tools={mayAct() ? make : null}
      />
      {isMaking ? <Make rules={data.rules} onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function columns(): readonly ColumnOf<SilenceLine>[] {
  return [
    { key: 'rule', label: w('rule'), value: ({ rule }) => rule },
    { key: 'subject', label: w('subject'), value: ({ subject }) => subject },
    { key: 'dealer', label: w('dealer'), value: ({ dealerId }) => dealerId },
    { key: 'region', label: w('region'), value: ({ region }) => region },
    { key: 'reason', label: w('reason'), width: '200px', value: ({ reason }) => reason, show: ({ reason }) => <span class="clip" title={reason}>{reason}</span> },
    { key: 'author', label: w('by'), value: ({ author }) => author },
    { key: 'until', label: w('until'), value: ({ until }) => until, show: ({ until }) => <span class="num">{dayAndTime(until)}</span> },
    { key: 'state', label: w('state'), value: (line) => (isOn(line) ? 1 : 0), show: (line) => <End line={line} /> },
    { key: 'problem', label: w('problem'), value: ({ problem }) => said(problem) },
  ]; // biome-ignore format: a column a line
}

function isOn({ until }: SilenceLine): boolean {
  return (until ?? 0) > now();
}

function End({ line }: { readonly line: SilenceLine }) {
  const [isBusy, setBusy] = useState(false);
  if (!isOn(line)) return <span class="badge">{w('over')}</span>;
  if (!mayAct()) return <span class="badge warning">{w('inForce')}</span>;
  const end = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask('console.unsilence', { id: line.id });
    setBusy(false);
    if (!answer) return;
    notify(w('silenceEnded'));
    noteDeed();
  };
  return (
    <button type="button" class="link" aria-disabled={isBusy} onClick={() => void end()}>
      {w('endNow')}
    </button>
  );
}

function Make({ rules, onClose }: { readonly rules: readonly string[]; readonly onClose: () => void }) {
  const me = start.value?.me;
  const region = me?.region ?? '';
  const [wish, setWish] = useState<Wish>({ rule: '', subject: '', dealerId: '', region, reason: '', until: DAY_MS });
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const set = (part: Partial<Wish>) => setWish({ ...wish, ...part });
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    // This long from now, rounded to the second.
    const answer = await ask('console.silence', { ...wish, until: Math.round((now() + wish.until) / 1000) * 1000 });
    setBusy(false);
    if (answer?.outcome === 'refused') setProblem(answer.text);
    else if (answer) {
      notify(w('silenced'));
      noteDeed();
      onClose();
    }
  };
  return (
    <Dialog title={w('silence')} closeWord={w('close')} onClose={onClose}>
      <p class="muted">{w('silenceHint')}</p>
      <form class="stack" onSubmit={(event) => void send(event)}>
        <Choice label={w('rule')} of={rules} value={wish.rule} onValue={(rule) => set({ rule })} />
        <Text label={w('subject')} value={wish.subject} onValue={(subject) => set({ subject })} />
        <Text label={w('dealer')} value={wish.dealerId} onValue={(dealerId) => set({ dealerId })} />
        {me?.role === 'HQ' ? (
          <Choice label={w('region')} of={start.value?.regions ?? []} value={wish.region} onValue={(to) => set({ region: to })} />
        ) : null}
        <Text label={w('reason')} value={wish.reason} onValue={(reason) => set({ reason })} isNeeded />
        <Length value={wish.until} onValue={(until) => set({ until })} />
        <button type="submit" class="button primary" aria-disabled={isBusy}>
          {w('silence')}
        </button>
      </form>
      {problem === '' ? null : (
        <p class="badge critical" role="alert">
          {said(problem)}
        </p>
      )}
    </Dialog>
  ); // biome-ignore format: a field a line
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function Text({ label, value, onValue, isNeeded }: FieldProps & { readonly isNeeded?: boolean }) {
  return (
    <label class="label">
      {label}
      <input
        class="field"
        maxLength={100}
        required={isNeeded}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </label>
  );
}

function Choice({ label, value, onValue, of }: FieldProps & { readonly of: readonly string[] }) {
  return (
    <label class="label">
      {label}
      <select class="field" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{w('any')}</option>
        {of.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}

const LENGTHS = [[1, 'hours'], [4, 'hours'], [24, 'hours'], [3 * 24, 'days'], [7 * 24, 'days'], [30 * 24, 'days']] as const; // biome-ignore format: one list

function Length({ value, onValue }: { readonly value: number; readonly onValue: (value: number) => void }) {
  return (
    <label class="label">
      {w('howLong')}
      <select class="field" value={value} onChange={(event) => onValue(Number(event.currentTarget.value))}>
        {LENGTHS.map(([hours, unit]) => (
          <option key={hours} value={hours * HOUR_MS}>
            {unit === 'days' ? hours / 24 : hours} {w(unit)}
          </option>
        ))}
      </select>
    </label>
  );
}
