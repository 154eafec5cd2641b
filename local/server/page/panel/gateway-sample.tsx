/** What a gateway would post now, to look at, to change, and to send. */
import { useState } from 'preact/hooks';
import { attempt, post } from '../data/api';
import type { DeskLine, GatewayView } from '../data/types';
import { notify } from '../ui/toast';

export function GatewaySample({ gateway }: { gateway: GatewayView }) {
  const { id, next, silent } = gateway;
  const [written, setWritten] = useState<string | null>(null);
  const fresh = textOf(next?.body);
  const send = async (): Promise<void> => {
    const query = next?.query ?? {};
    const body = written === null ? {} : { body: written, query };
    await attempt(async () => {
      const { verdicts, refused } = await post<DeskLine>(`/local/gateways/${encodeURIComponent(id)}/send`, body);
      const said = verdicts.map(({ verdict, reason }) => [verdict, reason].filter(Boolean).join(': ')).join(', ');
      notify(refused ? `Refused: ${refused}` : `The hub answered: ${said}.`, refused ? 'error' : 'done');
    });
  };
  const extra = Object.entries(next?.query ?? {}).map(([name, value]) => `${name}=${value}`);
  return (
    <section aria-label="A sample">
      <h3 class="section-title">
        Send a sample {extra.length > 0 ? <span class="mono muted">&amp;{extra.join('&')}</span> : null}
      </h3>
      <div class="sample">
        <label>
          <span class="visually-hidden">Body of the delivery</span>
          <textarea
            class="field mono"
            rows={8}
            spellcheck={false}
            value={written ?? fresh}
            placeholder="The body that the gateway posts: JSON, or a form."
            onInput={(event) => setWritten(event.currentTarget.value)}
          />
        </label>
        <div class="unit-acts">
          <button
            type="button"
            class="button primary"
            disabled={silent || (written ?? fresh) === ''}
            onClick={() => void send()}
          >
            Send this sample
          </button>
          {written === null ? null : (
            <button type="button" class="button" onClick={() => setWritten(null)}>
              A fresh one
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

function textOf(body: unknown): string {
  if (body === undefined || body === null) return '';
  return typeof body === 'string' ? body : JSON.stringify(body, null, 2);
}
