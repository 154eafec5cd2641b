/** What gateways sent and were asked lately, with the answers as they came. */
import { timeOfDay } from '../data/format';
import type { DeskLine } from '../data/types';
import { Badge, type Tone } from '../ui/badge';

const TONES: Readonly<Record<string, Tone>> = {
  accepted: 'success',
  taken: 'success',
  queued: 'info',
  duplicate: 'neutral',
  ignored: 'neutral',
  quarantined: 'warning',
  refused: 'critical',
  failed: 'critical',
};

export function GatewayLog({ lines }: { lines: readonly DeskLine[] }) {
  return (
    <section aria-label="Answers" class="gateway-log">
      <h3 class="section-title">Answers, newest first</h3>
      {lines.length === 0 ? <p class="section-empty">Send a sample, or let a unit report.</p> : null}
      <ul class="plain" aria-live="polite">
        {lines.map((line) => (
          <li key={line.no} class="log-line">
            <span class="num muted">{timeOfDay(line.at)}</span>
            <span class="break">
              {line.kind === 'report' ? 'From' : 'To'} {line.gatewayId}: {line.serial ? <b>{line.serial}</b> : null}{' '}
              {line.what}
              <Reasons line={line} />
            </span>
            <span>
              {line.verdicts.length === 0 ? <Badge tone="critical">refused</Badge> : null}
              {line.verdicts.map(({ verdict }, index) => (
                <Badge key={`${index}-${verdict}`} tone={TONES[verdict] ?? 'neutral'}>
                  {verdict}
                </Badge>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reasons({ line: { refused, verdicts } }: { line: DeskLine }) {
  const reasons = [refused, ...verdicts.map(({ reason }) => reason)].filter(Boolean);
  return reasons.length === 0 ? null : <small class="muted reason">{reasons.join(' ')}</small>;
}
