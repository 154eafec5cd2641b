/** Sending what a round committed: all at once, in waves where one person gets several. */
import type { MessageGateway } from '../gateway/message-gateway.ts';
import type { HttpRequest } from '../ports.ts';
import type { OutboxRow } from '../tables/records.ts';
import type { WriterDeps } from './deps.ts';
import { readPayload } from './post-message.ts';
import type { Receipt } from './receipts.ts';

export function sendMessages(deps: WriterDeps, gateway: MessageGateway, rows: readonly OutboxRow[]): Receipt[] {
  const receipts: Receipt[] = [];
  for (const wave of waves(rows)) {
    const ready: { row: OutboxRow; request: HttpRequest }[] = [];
    for (const row of wave) {
      const { content, quote } = readPayload(row);
      const request = gateway.buildRequest({ to: row.to, content, outboxId: row.id, quote });
      if ('problem' in request) receipts.push([row.id, { kind: 'failed', error: request.problem, alert: true }]);
      else ready.push({ row, request });
    }
    if (ready.length === 0) continue;
    const answers = deps.http.sendAll(ready.map(({ request }) => request));
    ready.forEach(({ row }, index) => {
      const answer = answers[index] ?? { status: 0, body: '' };
      receipts.push([row.id, gateway.readAnswer(answer, row.attempts ?? 1)]);
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
