/** What waits to be handled (inbox) and what is being sent (outbox). */
import { timeOfDay } from '../data/format';
import { useResource } from '../data/resource';
import { Badge, type Tone } from '../ui/badge';
import { Empty, Failed, Loading } from '../ui/empty';

interface Queues {
  readonly inbox: readonly { readonly key: string; readonly size: number; readonly text: string }[];
  readonly outbox: readonly Readonly<Record<string, string>>[];
}

const TONES: Readonly<Record<string, Tone>> = {
  SENT: 'success',
  SENDING: 'info',
  RETRY: 'warning',
  UNCLEAR: 'warning',
  FAILED: 'critical',
};

export function QueuesPanel() {
  const { data, error, reload } = useResource<Queues>('/local/queues', ['sheets', 'executions'], 300);
  if (!data) return error ? <Failed what="The queues" error={error} retry={reload} /> : <Loading what="the queues" />;
  return (
    <div class="rows">
      <RelayCounts />
      <h2 class="section-title">
        Inbox <span class="muted num">{data.inbox.length} waiting</span>
      </h2>
      {data.inbox.length === 0 ? (
        <p class="section-empty">
          Empty: everything that arrived has been handled. Deliveries are kept in script properties until their rows are
          written.
        </p>
      ) : (
        <ul>
          {data.inbox.map(({ key, size, text }) => (
            <li key={key}>
              <details class="row-details">
                <summary>
                  <span class="mono clip">{key}</span>
                  <span class="num muted">{size.toLocaleString('en')} B</span>
                </summary>
                <pre class="log">{text}</pre>
              </details>
            </li>
          ))}
        </ul>
      )}
      <h2 class="section-title">
        Outbox <span class="muted num">{data.outbox.length} newest</span>
      </h2>
      {data.outbox.length === 0 ? (
        <Empty title="Nothing has been sent yet">Every message is written here before it goes out.</Empty>
      ) : (
        <ul>
          {data.outbox.map((row) => (
            <li key={row['Outbox ID']} class="row outbox-line">
              <span>
                <Badge tone={TONES[row.State ?? ''] ?? 'neutral'}>{row.State || 'unknown'}</Badge>
              </span>
              <span class="clip">
                <b>{row.Message}</b>{' '}
                <small>
                  to {row.Party || 'someone'} {row.To}
                </small>
                {row.Error ? <small class="details-error">{row.Error}</small> : null}
              </span>
              <span class="num muted right">{row.Created}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Relay {
  readonly passed: number;
  readonly dropped: number;
  readonly held: number;
  readonly refused: number;
  readonly newest: readonly {
    readonly at: number;
    readonly event: string;
    readonly outcome?: string;
    readonly passed?: number;
    readonly dropped?: number;
  }[];
}

/** The relay's counts, when there is a relay. */
function RelayCounts() {
  const { data } = useResource<{ relay: Relay | null }>('/local/relay', ['relay'], 300);
  if (!data?.relay) return null;
  const { passed, dropped, held, refused, newest } = data.relay;
  return (
    <>
      <h2 class="section-title">
        Relay{' '}
        <span class="muted num">
          {passed} passed, {dropped} dropped, {held} held back, {refused} refused
        </span>
      </h2>
      <details class="row-details">
        <summary>
          <span>Newest</span>
        </summary>
        <pre class="log">
          {newest
            .map((line) => {
              const counts = `${line.passed ?? 0} passed, ${line.dropped ?? 0} dropped`;
              return `${timeOfDay(line.at)} ${line.event} ${line.outcome ?? ''}: ${counts}`;
            })
            .join('\n')}
        </pre>
      </details>
    </>
  );
}
