/** Findings and alerts in one list: filtered, chosen one by one or in bulk, decided, assigned, snoozed. */
import { useState } from 'preact/hooks';
import type { InputOf } from '../../core/pages/contract.ts';
import type { FeedLine } from '../../core/pages/staff-views.ts';
import { now } from '../shared/call.ts';
import { day, dayAndTime, money, number } from '../shared/format.ts';
import { notify } from '../shared/notice.tsx';
import { DecisionBar } from './feed-actions.tsx';
import { ask, filterStart, mayAct, noteDeed, opened, useCall } from './state.ts';
import { Loading } from './status.tsx';
import { type ColumnOf, Table } from './table.tsx';
import { said, stateWord, w } from './words.ts';

type Wish = Omit<InputOf<'console.decide'>, 'table' | 'ids'>;

const keyOf = ({ table, id }: FeedLine) => `${table}|${id}`;

export function FeedPage() {
  const [show, setShow] = useState<'open' | 'all'>('open');
  const { data, error, reload } = useCall('console.feed', { show });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (!data) return <Loading error={error} retry={reload} />;
  const lines = data.lines
    .filter(({ snoozedUntil }) => show === 'all' || (snoozedUntil ?? 0) <= now())
    .sort((one, other) => rankOf(one) - rankOf(other) || (other.at ?? 0) - (one.at ?? 0));
  const picked = lines.filter((line) => chosen.has(keyOf(line)));
  const turn = (line: FeedLine): void => {
    const next = new Set(chosen);
    if (!next.delete(keyOf(line))) next.add(keyOf(line));
    setChosen(next);
  };
  const decideAll = async (wish: Wish): Promise<void> => {
    if (await decideOn(picked, wish)) setChosen(new Set());
  };
  return (
    <>
      <Table
        label={w('feed')}
        columns={columns(chosen, turn)}
        rows={lines}
        idOf={keyOf}
        filter={filterStart.value}
        none={w('noRows')}
        tools={<ShowSwitch show={show} onShow={setShow} />}
      />
      {picked.length > 0 ? (
        <DecisionBar count={picked.length} onDecide={decideAll} onClear={() => setChosen(new Set())} />
      ) : null}
    </>
  );
}

/** One call for findings and one for alerts; items that somebody else decided meanwhile are named. */
async function decideOn(lines: readonly FeedLine[], wish: Wish): Promise<boolean> {
  let changed = 0;
  const meanwhile: string[] = [];
  for (const table of ['findings', 'alerts'] as const) {
    const own = lines.filter((line) => line.table === table);
    for (const [was, wasOwner, ids] of alike(own)) {
      const answer = await ask('console.decide', { table, ids: ids.slice(0, 100), was, wasOwner, ...wish });
      if (!answer) return false;
      changed += answer.changed;
      meanwhile.push(...answer.refused.map(({ id }) => id));
    }
  }
  if (meanwhile.length > 0) notify(`${w('meanwhile')}: ${meanwhile.join(', ')}`, 'error');
  if (changed > 0) notify(`${number(changed)} ${w('decided')}`);
  noteDeed();
  return true;
}

/** Groups the lines by state and owner at the time of selection. */
function alike(lines: readonly FeedLine[]): (readonly [state: string, owner: string, ids: readonly string[]])[] {
  const groups = new Map<string, FeedLine[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.state, line.owner]);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group) => [group[0]?.state ?? '', group[0]?.owner ?? '', group.map(({ id }) => id)]);
}

function ShowSwitch({
  show,
  onShow,
}: {
  readonly show: 'open' | 'all';
  readonly onShow: (show: 'open' | 'all') => void;
}) {
  return (
    <fieldset class="switch">
      {(['open', 'all'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={show === each} onClick={() => onShow(each)}>
          {w(each === 'open' ? 'openOnly' : 'all')}
        </button>
      ))}
    </fieldset>
  );
}

const TONE: Readonly<Record<string, string>> = {
  hard: 'critical',
  P0: 'critical',
  review: 'warning',
  P1: 'warning',
  error: 'critical',
};

/** Lines that block money or customers come first. */
function rankOf({ tier }: FeedLine): number {
  return ['P0', 'hard', 'error', 'P1', 'review'].indexOf(tier) + 1 || 9;
}

function columns(chosen: ReadonlySet<string>, turn: (line: FeedLine) => void): readonly ColumnOf<FeedLine>[] {
  const pick: ColumnOf<FeedLine> = {
    key: 'pick',
    label: w('select'),
    value: (line) => (chosen.has(keyOf(line)) ? 1 : 0),
    show: (line) => (
      <input
        type="checkbox"
        checked={chosen.has(keyOf(line))}
        aria-label={`${w('select')} ${line.rule} ${line.subject}`}
        onChange={() => turn(line)}
      />
    ),
  };
  const all: readonly ColumnOf<FeedLine>[] = [
    { key: 'tier', label: w('tier'), value: ({ tier }) => tier, show: ({ tier }) => <span class={`badge ${TONE[tier] ?? ''}`}>{/^P\d$/.test(tier) ? tier : stateWord(tier)}</span> },
    { key: 'text', label: w('what'), width: '280px', value: ({ text, expected, found }) => `${said(text)} ${said(expected)} ${said(found)}`, show: (line) => <What line={line} /> },
    { key: 'subject', label: w('subject'), value: ({ subject }) => subject, show: (line) => <Subject line={line} /> },
    { key: 'dealer', label: w('dealer'), value: ({ dealer }) => dealer },
    { key: 'region', label: w('region'), value: ({ region }) => region },
    { key: 'stake', label: w('stake'), isNumber: true, value: ({ stake }) => stake, show: ({ stake }) => (stake === null ? '' : money(stake)) },
    { key: 'state', label: w('state'), value: ({ state }) => `${state} ${stateWord(state)}`, show: (line) => <State line={line} /> },
    { key: 'owner', label: w('owner'), value: ({ owner }) => owner },
    { key: 'at', label: w('since'), value: ({ at }) => at, show: ({ at }) => <span class="num">{dayAndTime(at)}</span> },
    { key: 'rule', label: w('rule'), value: ({ rule }) => rule },
    { key: 'note', label: w('note'), value: ({ note }) => note },
  ]; // biome-ignore format: a column a line
  return mayAct() ? [pick, ...all] : all;
}

function What({ line: { expected, found, ...line } }: { readonly line: FeedLine }) {
  const text = said(line.text);
  const isBare = expected === '' && found === '';
  const detail = isBare ? '' : `${w('expected')}: ${said(expected)} · ${w('found')}: ${said(found)}`;
  return (
    <span class="clip" title={`${text} ${detail}`}>
      {text} <span class="muted">{detail}</span>
    </span>
  );
}

function Subject({ line: { subject } }: { readonly line: FeedLine }) {
  if (!/^L-\d+$/.test(subject)) return <>{subject}</>;
  const open = (): void => {
    opened.value = { kind: 'lead', id: subject };
  };
  return (
    <button type="button" class="link" onClick={open}>
      {subject}
    </button>
  );
}

function State({ line: { state, snoozedUntil } }: { readonly line: FeedLine }) {
  return (
    <span class="badge">
      {stateWord(state)}
      {snoozedUntil !== null && snoozedUntil > now() ? ` · ${w('snoozed')} ${day(snoozedUntil)}` : ''}
    </span>
  );
}
