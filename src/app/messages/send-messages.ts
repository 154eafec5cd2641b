/** Sending what a round committed: all at once, in waves where one person gets several. */
import type { Exchange, MessageGateway, Receipt, SendResult } from '../../integrations/message-gateway.ts';
import type { OutboxRow } from '../../tables/records.ts';
import type { WriterDeps } from '../round/deps.ts';
import { readPayload } from './post.ts';
import { runExchanges } from './run-exchanges.ts';

export function sendMessages(deps: WriterDeps, gateway: MessageGateway, rows: readonly OutboxRow[]): Receipt[] {
  const receipts: Receipt[] = [];
  for (const wave of waves(rows)) {
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
      const { content, quote, name = '' } = payload.value;
      const message = { to: row.to, content, outboxId: row.id, quote, carrier: row.carrier, name };
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
    ready.forEach(({ row }, index) => {
      const result = results[index];
      if (result) receipts.push([row.id, result]);
    });
  }
  return receipts;
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
