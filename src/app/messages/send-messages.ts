/** Sending what a round committed: all at once, in waves where one person gets several. */
import { fileProblem, wordsInstead } from '../../core/chat/carry.ts';
import type { Exchange, MessageGateway, Receipt, SendResult } from '../../integrations/message-gateway.ts';
import type { OutboxRow } from '../../tables/records.ts';
import type { WriterDeps } from '../round/deps.ts';
import { readPayload, withToken } from './post.ts';
import { ALERT_PAGE } from './quoted-messages.ts';
import { runExchanges } from './run-exchanges.ts';

/**
 * Meta accepts 80 messages per second for a number and refuses the rest, which would then wait for the minute trigger. Ten are
 * left for other executions. https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput
 */
const MOST_A_SECOND = 70;
const SECOND_MS = 1_000;
/** Messages whose delivery is checked: P0 alerts, and the card of a lead that nobody claimed. */
const PROVED: ReadonlySet<string> = new Set([ALERT_PAGE, 'manager.unclaimed']);

/** `tokenSecret`: signs the personal links, which rows hold without their tokens. */
export function sendMessages(
  deps: WriterDeps,
  { gateway, tokenSecret }: { readonly gateway: MessageGateway; readonly tokenSecret: string },
  rows: readonly OutboxRow[],
): Receipt[] {
  const receipts: Receipt[] = [];
  const pace = { left: MOST_A_SECOND, since: deps.clock.nowMs() };
  for (const wave of waves(rows).flatMap(inPortions)) {
    keepPace(deps, pace, wave.length);
    const ready: { row: OutboxRow; exchange: Exchange<SendResult> }[] = [];
    for (const row of wave) {
      const payload = readPayload(row);
      if (!payload.ok) {
        receipts.push([
          row.id,
          { kind: 'failed', reason: 'content', error: `Payload: ${payload.reason}`, alert: false },
        ]);
        continue;
      }
      const { quote, name = '' } = payload.value;
      const content = withToken(payload.value, tokenSecret);
      const problem = fileProblem(content, row.carrier, deps.clock.nowMs());
      const words = problem === '' ? content : wordsInstead(content);
      if (!words) {
        receipts.push([row.id, { kind: 'failed', reason: 'media', error: problem, alert: false }]);
        continue;
      }
      const proof = PROVED.has(row.key) ? ({ isProved: true } as const) : {};
      const message = { to: row.to, content: words, outboxId: row.id, quote, carrier: row.carrier, name, ...proof };
      const exchange = gateway.begin(message, row.attempts ?? 1);
      if ('problem' in exchange) {
        const { reason, problem } = exchange;
        receipts.push([row.id, { kind: 'failed', reason, error: problem, alert: true }]);
      } else ready.push({ row, exchange });
    }
    const results = runExchanges(
      deps.http,
      ready.map(({ exchange }) => exchange),
    );
    // When exactly during the call they went out is not known, so count from its end.
    pace.since = deps.clock.nowMs();
    ready.forEach(({ row }, index) => {
      const result = results[index];
      if (result) receipts.push([row.id, result]);
    });
  }
  return receipts;
}

function inPortions(wave: readonly OutboxRow[]): OutboxRow[][] {
  const count = Math.ceil(wave.length / MOST_A_SECOND);
  return Array.from({ length: count }, (_, n) => wave.slice(n * MOST_A_SECOND, (n + 1) * MOST_A_SECOND));
}

/** Waits for the next second when this one's messages are spent. */
function keepPace({ clock }: WriterDeps, pace: { left: number; since: number }, count: number): void {
  if (count > pace.left) {
    clock.sleep(Math.max(0, pace.since + SECOND_MS - clock.nowMs()));
    pace.left = MOST_A_SECOND;
  }
  pace.left -= count;
}

/** Messages to one person go one after the other, so that they arrive in order. */
function waves(rows: readonly OutboxRow[]): OutboxRow[][] {
  const result: OutboxRow[][] = [];
  const sentTo = new Map<string, number>();
  for (const row of rows) {
    const wave = sentTo.get(row.to) ?? 0;
    sentTo.set(row.to, wave + 1);
    const members = result[wave];
    if (members) members.push(row);
    else result[wave] = [row];
  }
  return result;
}
