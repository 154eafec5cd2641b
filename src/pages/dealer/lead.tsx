/** One lead: the customer, the conversation, an answer to them, and the next steps. */
import { useState } from 'preact/hooks';
import { LOST_REASONS } from '../../core/lead/progress.ts';
import type { LeadDetail, OwnLead, Said } from '../../core/pages/views.ts';
import { Countdown } from '../shared/clock.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { keepDraft, readDraft } from '../shared/drafts.ts';
import { dayAndTime } from '../shared/format.ts';
import { act, busy, closeLead, home, lead, openedLead, saleStart, tab } from './state.ts';
import { said as saidByHub, say, stateWord, w } from './words.ts';

export function LeadPage() {
  const id = openedLead.value;
  const own = home.value?.leads.find((each) => each.id === id);
  const detail = lead.value;
  return (
    <article class="lead">
      <button type="button" class="button quiet" onClick={closeLead}>
        ← {w('back')}
      </button>
      {detail ? <Known detail={detail} own={own} /> : <p role="status">{w('loading')}</p>}
      {own?.isMine ? <Steps own={own} /> : null}
      {detail ? <Talk talk={detail.talk} /> : null}
      {own?.isMine ? <Answer own={own} /> : null}
      {detail ? <History detail={detail} /> : null}
    </article>
  );
}

function Known({ detail, own }: { readonly detail: LeadDetail; readonly own: OwnLead | undefined }) {
  const { line } = detail;
  return (
    <header class="card">
      <div class="row">
        <h2 class="name">{line.name || line.id}</h2>
        {line.dueAt ? (
          <Countdown until={line.dueAt} left={w('contactIn')} late={w('late')} />
        ) : (
          <span class="badge">{stateWord(line.status)}</span>
        )}
      </div>
      <p class="muted">
        {[line.id, say(line.intent), line.model, line.area].filter((each) => each !== '').join(' · ')}
      </p>
      {own?.isMine && line.phone !== '' ? (
        <a class="button wide" href={`tel:${line.phone}`}>
          {w('call')} <span class="num">{line.phone}</span>
        </a>
      ) : (
        <p class="num">{line.phone}</p>
      )}
      {detail.said ? (
        <p class="words">
          <b>{w('said')}:</b> {detail.said}
        </p>
      ) : null}
    </header>
  );
}

function Steps({ own }: { readonly own: OwnLead }) {
  const [isLosing, setLosing] = useState(false);
  const isBusy = busy.value !== '';
  const can = (step: string) => own.steps.includes(step);
  const step = (to: 'CONTACTED' | 'TEST_RIDE') => void act({ do: 'step', leadId: own.id, to }, w('noted'));
  const sell = (): void => {
    saleStart.value = { leadId: own.id, customerName: own.name, customerPhone: own.phone };
    tab.value = 'sell';
    closeLead();
  };
  return (
    <div class="actions">
      {can('CONTACTED') ? (
        <button type="button" class="button primary" aria-disabled={isBusy} onClick={() => step('CONTACTED')}>
          {w('contacted')}
        </button>
      ) : null}
      {can('TEST_RIDE') ? (
        <button type="button" class="button" aria-disabled={isBusy} onClick={() => step('TEST_RIDE')}>
          {w('testRide')}
        </button>
      ) : null}
      {can('WON') ? (
        <button type="button" class="button" aria-disabled={isBusy} onClick={sell}>
          {w('sold')}
        </button>
      ) : null}
      {can('LOST') ? (
        <button type="button" class="button" aria-disabled={isBusy} onClick={() => setLosing(true)}>
          {w('lost')}
        </button>
      ) : null}
      {isLosing ? <WhyLost id={own.id} onClose={() => setLosing(false)} /> : null}
    </div>
  );
}

function WhyLost({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  return (
    <Dialog title={w('whyLost')} closeWord={w('close')} onClose={onClose} className="small">
      {LOST_REASONS.map((because) => (
        <button
          key={because}
          type="button"
          class="button wide"
          aria-disabled={busy.value !== ''}
          onClick={() => void act({ do: 'lose', leadId: id, because }, w('noted')).then(onClose)}
        >
          {say(because)}
        </button>
      ))}
    </Dialog>
  );
}

function Talk({ talk }: { readonly talk: readonly Said[] }) {
  const said = talk.filter(({ party }) => party === 'customer');
  return (
    <section aria-labelledby="talk">
      <h3 id="talk">{w('talk')}</h3>
      {said.length === 0 ? <p class="hint">{w('noTalk')}</p> : null}
      <ol class="bubbles">
        {said.map(({ at, direction, text }, index) => (
          <li key={`${at}-${index}`} class={direction}>
            {text}
            <small class="num">{dayAndTime(at)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Answer({ own }: { readonly own: OwnLead }) {
  const key = `answer.${own.id}`;
  const [text, setText] = useState(readDraft(key));
  const type = (value: string): void => {
    setText(value);
    keepDraft(key, value);
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await act({ do: 'say', leadId: own.id, text: text.trim() }, w('sent'))) type('');
  };
  return (
    <form class="composer" onSubmit={(event) => void send(event)}>
      {own.canWrite ? null : <p class="hint">{w('windowClosed')}</p>}
      <label class="label">
        {w('message')}
        <textarea
          class="field"
          rows={3}
          maxLength={2000}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button primary wide" aria-disabled={busy.value !== '' || text.trim() === ''}>
        {w('send')}
      </button>
    </form>
  );
}

function History({ detail }: { readonly detail: LeadDetail }) {
  return (
    <details>
      <summary>{w('history')}</summary>
      <ol class="history">
        {detail.timeline.map(({ at, to, reason }, index) => (
          <li key={`${at}-${index}`}>
            <span class="muted num">{dayAndTime(at)}</span> <b>{stateWord(to)}</b> {saidByHub(reason)}
          </li>
        ))}
      </ol>
    </details>
  );
}
