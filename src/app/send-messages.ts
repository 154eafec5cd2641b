/** Sending what a round committed: all at once, in waves where one person gets several, receipts kept right after. */
import type { Outgoing } from '../core/events.ts';
import type { MessageGateway, SendResult } from '../gateway/message-gateway.ts';
import type { HttpRequest } from '../ports.ts';
import type { OutboxRow } from '../tables/records.ts';
import type { WriterDeps } from './deps.ts';
import { type Receipt, receiptKey } from './receipts.ts';

/** One property value holds 9 KB; a receipt is at most some 400 bytes. */
const RECEIPTS_A_KEY = 20;

export function sendMessages(deps: WriterDeps, gateway: MessageGateway, rows: readonly OutboxRow[]): void {
  if (rows.length === 0) return;
  const receipts: Receipt[] = [];
  for (const wave of waves(rows)) {
    const ready: { row: OutboxRow; request: HttpRequest }[] = [];
    for (const row of wave) {
      const { content } = JSON.parse(row.payload) as { content: Outgoing };
      const request = gateway.buildRequest(row.to, content, row.id);
      if ('problem' in request) receipts.push([row.id, { kind: 'failed', error: request.problem, alert: true }]);
      else ready.push({ row, request });
    }
    if (ready.length === 0) continue;
    const answers = deps.http.sendAll(ready.map(({ request }) => request));
    ready.forEach(({ row }, index) => {
      const answer = answers[index] ?? { status: 0, body: '' };
      receipts.push([row.id, shortened(gateway.readAnswer(answer, row.attempts ?? 1))]);
    });
  }
  keep(deps, receipts);
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

function shortened(result: SendResult): SendResult {
  return 'error' in result ? { ...result, error: result.error.slice(0, 200) } : result;
}

function keep(deps: WriterDeps, receipts: readonly Receipt[]): void {
  const values: Record<string, string> = {};
  for (let i = 0; i < receipts.length; i += RECEIPTS_A_KEY) {
    values[receiptKey(deps.clock.nowMs(), deps.random())] = JSON.stringify(receipts.slice(i, i + RECEIPTS_A_KEY));
  }
  deps.properties.setMany(values);
}
