/** What staff can do with a lead. */
import { useState } from 'preact/hooks';
import { LOST_REASONS } from '../../core/lead/progress.ts';
import type { StaffLeadDetail } from '../../core/pages/staff-views.ts';
import { keepDraft, readDraft } from '../shared/drafts.ts';
import { act, busy } from './state.ts';
import { say, w } from './words.ts';

type Doing = '' | 'give' | 'close' | 'note';

export function LeadActions({ detail }: { readonly detail: StaffLeadDetail }) {
  const [doing, setDoing] = useState<Doing>('');
  const { status, id } = detail.line;
  const isOpen = !['WON', 'LOST', 'ABANDONED', 'SCREENING'].includes(status);
  const done = () => setDoing('');
  const forms = {
    '': null,
    give: <Give detail={detail} onDone={done} />,
    close: <Close detail={detail} onDone={done} />,
    note: <Note id={id} onDone={done} />,
  };
  if (doing !== '')
    return (
      <div class="doing">
        {forms[doing]}
        <button type="button" class="button quiet" onClick={done}>
          {w('cancel')}
        </button>
      </div>
    );
  return (
    <>
      <button type="button" class="button" onClick={() => setDoing('note')}>
        {w('addNote')}
      </button>
      {isOpen && status !== 'UNCLAIMED' ? (
        <button type="button" class="button" onClick={() => setDoing('close')}>
          {w('closeLead')}
        </button>
      ) : null}
      {isOpen ? (
        <button type="button" class="button primary" onClick={() => setDoing('give')}>
          {w('handOver')}
        </button>
      ) : null}
    </>
  );
}

function Give({ detail, onDone }: { readonly detail: StaffLeadDetail; readonly onDone: () => void }) {
  // The state when the person began, even if the lead has changed since.
  const [was] = useState(detail.was);
  const [repId, setRepId] = useState(detail.reps[0]?.id ?? '');
  const give = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await act({ do: 'give', leadId: detail.line.id, repId, was }, w('handed'))) onDone();
  };
  return (
    <form class="doing" onSubmit={(event) => void give(event)}>
      <label class="label">
        {w('handOverTo')}
        <select class="field" value={repId} onChange={(event) => setRepId(event.currentTarget.value)}>
          {detail.reps.map(({ id, name, dealer, openLeads, offDuty }) => (
            <option key={id} value={id}>
              {name}, {dealer} ({openLeads}
              {offDuty ? `, ${w('offDuty')}` : ''})
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button primary" aria-disabled={busy.value || repId === ''}>
        {w('handOver')}
      </button>
    </form>
  );
}

function Close({ detail, onDone }: { readonly detail: StaffLeadDetail; readonly onDone: () => void }) {
  const [was] = useState(detail.was);
  const [because, setBecause] = useState<(typeof LOST_REASONS)[number]>('NO_ANSWER');
  const close = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await act({ do: 'close', leadId: detail.line.id, because, was }, w('closed'))) onDone();
  };
  const choose = (value: string) => setBecause(LOST_REASONS.find((each) => each === value) ?? 'OTHER');
  return (
    <form class="doing" onSubmit={(event) => void close(event)}>
      <label class="label">
        {w('whyClose')}
        <select class="field" value={because} onChange={(event) => choose(event.currentTarget.value)}>
          {LOST_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {say(reason)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button danger" aria-disabled={busy.value}>
        {w('closeLead')}
      </button>
    </form>
  );
}

function Note({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const key = `note.${id}`;
  const [text, setText] = useState(readDraft(key));
  const type = (value: string): void => {
    setText(value);
    keepDraft(key, value);
  };
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!(await act({ do: 'note', leadId: id, text: text.trim() }, w('noted')))) return;
    type('');
    onDone();
  };
  return (
    <form class="doing" onSubmit={(event) => void save(event)}>
      <label class="label">
        {w('note')}
        <input class="field" maxLength={1000} value={text} onInput={(event) => type(event.currentTarget.value)} />
      </label>
      <button type="submit" class="button primary" aria-disabled={busy.value || text.trim() === ''}>
        {w('save')}
      </button>
    </form>
  );
}
