/** One lead: who, the clocks, what was said, what happened, why these dealers; hand over, close, note. */
import { useState } from 'preact/hooks';
import type { StaffLeadDetail } from '../../core/pages/staff-views.ts';
import { Countdown } from '../shared/clock.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { dayAndTime, number, span } from '../shared/format.ts';
import { LeadActions } from './lead-actions.tsx';
import { StatusBadge } from './leads.tsx';
import { ask, opened, useCall } from './state.ts';
import { Loading } from './status.tsx';
import { offerWord, said as saidByHub, stateWord, verdictWord, w } from './words.ts';

export function LeadDialog({ id }: { readonly id: string }) {
  const { data, error, reload } = useCall('console.lead', { leadId: id });
  const close = (): void => {
    opened.value = null;
  };
  return (
    <Dialog
      title={`${id} · ${data?.line.name ?? ''}`}
      closeWord={w('close')}
      onClose={close}
      className="wide"
      footer={data?.mayAct ? <LeadActions detail={data} /> : null}
    >
      {data ? <Detail detail={data} /> : <Loading error={error} retry={reload} />}
    </Dialog>
  );
}

function Detail({ detail }: { readonly detail: StaffLeadDetail }) {
  return (
    <div class="detail">
      <div>
        <Facts detail={detail} />
        <Offers detail={detail} />
        <Why detail={detail} />
      </div>
      <div>
        <Talk detail={detail} />
        <Timeline detail={detail} />
      </div>
    </div>
  );
}

function Facts({ detail: { line, said, questions, note, lostReason, mayAct } }: { readonly detail: StaffLeadDetail }) {
  const [shown, setShown] = useState('');
  const reveal = () =>
    void ask('console.reveal', { leadId: line.id }).then((answer) => answer && setShown(answer.phone));
  const facts: readonly (readonly [string, string])[] = [
    [w('wish'), [stateWord(line.intent), line.model].filter((each) => each !== '').join(' · ')],
    [w('place'), [line.area, line.region].filter((each) => each !== '').join(' · ')],
    [w('channel'), line.channel],
    [w('dealer'), [line.rep, line.dealer].filter((each) => each !== '').join(', ')],
    [w('created'), dayAndTime(line.createdAt)],
    [w('contacted'), line.contactedAt === null ? '–' : `${dayAndTime(line.contactedAt)}${line.lateMinutes ? ` (+${line.lateMinutes} min)` : ''}`],
    [w('words'), [said, questions].filter((each) => each !== '').join(' · ')],
    [w('note'), [note, lostReason].filter((each) => each !== '').join(' · ')],
  ]; // biome-ignore format: a fact a line
  return (
    <section>
      <p class="row">
        <StatusBadge status={line.status} />
        {line.dueAt ? <Countdown until={line.dueAt} left={w('left')} late={w('late')} /> : null}
      </p>
      <dl class="facts">
        <dt>{w('phone')}</dt>
        <dd class="num" aria-live="polite">
          {shown || line.phone || '–'}{' '}
          {mayAct && shown === '' && line.phone !== '' ? (
            <button type="button" class="button small" title={w('showing')} onClick={reveal}>
              {w('showNumber')}
            </button>
          ) : null}
        </dd>
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ),
        )}
      </dl>
    </section>
  );
}

function Offers({ detail: { offers } }: { readonly detail: StaffLeadDetail }) {
  if (offers.length === 0) return null;
  return (
    <section>
      <h3>{w('offers')}</h3>
      <div class="scroll">
        <table class="plain">
          <tbody>
            {offers.map((offer) => (
              <tr key={offer.id}>
                <th scope="row">
                  {offer.rep}, {offer.dealer}
                </th>
                <td class="number">{offer.distanceKm === null ? '' : `${number(offer.distanceKm, 1)} km`}</td>
                <td>
                  <span class="badge">{offerWord(offer.status)}</span>
                </td>
                <td class="number">{offer.answerMs === null ? '' : span(offer.answerMs)}</td>
                <td>{offer.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const GIVEN = 0;

function Why({ detail: { asked } }: { readonly detail: StaffLeadDetail }) {
  if (asked.length === 0) return null;
  return (
    <section>
      <h3>{w('why')}</h3>
      {asked.map(({ ring, candidates }) => (
        <details key={ring} open={ring === 1}>
          <summary>{ring === GIVEN ? w('given') : `${w('ring')} ${ring}`}</summary>
          <table class="plain">
            <tbody>
              {candidates.map(({ dealer, distanceKm, score, verdict }) => (
                <tr key={dealer}>
                  <th scope="row">{dealer}</th>
                  <td class="number">{distanceKm === null ? '–' : `${number(distanceKm, 1)} km`}</td>
                  <td class="number">{score === null ? '' : number(score)}</td>
                  <td>{verdictWord(verdict)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </section>
  );
}

function Talk({ detail: { talk } }: { readonly detail: StaffLeadDetail }) {
  const said = talk.filter(({ party }) => party === 'customer');
  return (
    <section>
      <h3>{w('talk')}</h3>
      {said.length === 0 ? <p class="muted">{w('noTalk')}</p> : null}
      <ol class="bubbles">
        {said.map(({ at, direction, text, delivery }, index) => (
          <li key={`${at}-${index}`} class={direction}>
            {text}
            <small class="num">
              {dayAndTime(at)} {delivery === 'FAILED' ? delivery : ''}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Timeline({ detail: { timeline } }: { readonly detail: StaffLeadDetail }) {
  return (
    <section>
      <h3>{w('timeline')}</h3>
      <ol class="timeline">
        {timeline.map(({ at, to, actor, reason }, index) => (
          <li key={`${at}-${index}`}>
            <span class="muted num">{dayAndTime(at)}</span>
            <span>
              <b>{stateWord(to)}</b> {saidByHub(reason)} <span class="muted">{actor}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
