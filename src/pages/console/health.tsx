/** Whether the hub is well: queue, trigger, ledger, and how full its store is. */
import { number } from '../shared/format.ts';
import { start } from './state.ts';
import { said, stateWord, w } from './words.ts';

/** Size of the whole property store: https://developers.google.com/apps-script/guides/services/quotas */
const STORE_BYTES = 500_000;

export function HealthPage() {
  const health = start.value?.health;
  if (!health) return null;
  const { ok, version, waiting, oldestWaitingSeconds, minuteTrigger, fault, ledger, propertyBytes } = health;
  const share = Math.round((propertyBytes / STORE_BYTES) * 100);
  const facts: readonly (readonly [string, string])[] = [
    [w('waiting'), number(waiting)],
    [w('oldest'), number(oldestWaitingSeconds)],
    [w('trigger'), stateWord(minuteTrigger)],
    [w('ledgerHead'), ledger ? `${number(ledger.sequence)} · ${ledger.day}` : '–'],
    [w('properties'), `${number(propertyBytes / 1000)} KB (${share} %)`],
    [w('version'), version],
    [w('fault'), said(fault) || '–'],
  ];
  return (
    <section>
      <p>
        <span class={`badge ${ok ? 'success' : 'critical'}`}>{w(ok ? 'well' : 'notWell')}</span>
      </p>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd class="num">{value}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
