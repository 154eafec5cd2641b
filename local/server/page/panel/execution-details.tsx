/** One execution opened: its error, its calls by kind, each call in order, and what it logged. */
import { duration } from '../data/format';
import { useResource } from '../data/resource';
import type { Execution, ExecutionDetail } from '../data/types';
import { Failed, Loading } from '../ui/empty';

const SHOWN = 400;

export function ExecutionDetails({ execution }: { execution: Execution }) {
  const path = `/local/executions/${execution.id}`;
  const { data, error, reload } = useResource<ExecutionDetail>(path, execution.end ? [] : ['executions']);
  const kinds = Object.entries(execution.kinds).sort(([, one], [, other]) => other - one);
  const most = Math.max(1, ...kinds.map(([, count]) => count));
  return (
    <div class="details">
      {execution.about ? (
        <p class="break">
          About {execution.about}. {execution.outcome ? `What came of it: ${execution.outcome}. ` : ''}
          {execution.sent > 0 ? `It sent ${execution.sent} ${execution.sent === 1 ? 'message' : 'messages'}.` : ''}
        </p>
      ) : null}
      {execution.error ? <p class="details-error">{errorText(execution.error)}</p> : null}
      {kinds.length > 0 ? (
        <section>
          <h3>Service calls by kind</h3>
          <dl class="bars">
            {kinds.map(([kind, count]) => (
              <div key={kind}>
                <dt>{kind}</dt>
                <dd>
                  <i style={{ width: `${(count / most) * 100}%` }} />
                  <span class="num">{count}</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : (
        <p class="muted">No service was called.</p>
      )}
      {data ? <Calls detail={data} /> : null}
      {!data && error ? <Failed what="The calls" error={error} retry={reload} /> : null}
      {!data && !error ? <Loading what="calls" /> : null}
    </div>
  );
}

function Calls({ detail }: { detail: ExecutionDetail }) {
  const calls = detail.calls.filter(({ kind }) => kind !== 'free');
  return (
    <>
      {calls.length > 0 ? (
        <section>
          <h3>In order</h3>
          <table class="calls">
            <thead>
              <tr>
                <th class="right">After</th>
                <th>Call</th>
                <th class="right">Took</th>
              </tr>
            </thead>
            <tbody>
              {calls.slice(0, SHOWN).map(({ method, at, ms }, index) => (
                <tr key={`${index}-${method}`}>
                  <td class="num right muted">{duration(Math.max(0, at - detail.start))}</td>
                  <td class="mono">{method}</td>
                  <td class="num right">{ms < 1 ? '<1 ms' : duration(ms)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {calls.length > SHOWN ? <p class="muted num">{calls.length - SHOWN} more.</p> : null}
        </section>
      ) : null}
      {detail.logs.length > 0 ? (
        <section>
          <h3>Log</h3>
          <pre class="log">{detail.logs.map(logText).join('\n')}</pre>
        </section>
      ) : null}
    </>
  );
}

function errorText(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return JSON.stringify(error);
}

function logText(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  if (typeof entry === 'object' && entry !== null && 'text' in entry) {
    const level = 'level' in entry ? `${String(entry.level).toUpperCase()} ` : '';
    return `${level}${String(entry.text)}`;
  }
  return JSON.stringify(entry);
}
