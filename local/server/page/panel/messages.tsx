/** All messages on all phones, newest first: what the hub sent and what reached it. */
import { useState } from 'preact/hooks';
import { contentText } from '../../../world/meta/content';
import { phoneNumber, timeOfDay } from '../data/format';
import { useResource } from '../data/resource';
import type { ChatMessage } from '../data/types';
import { Badge, type Tone } from '../ui/badge';
import { Empty, Failed, Loading } from '../ui/empty';
import { ExecutionLink } from './execution-link';

type Sent = ChatMessage & {
  readonly phone: string;
  readonly name: string;
  /** The execution that sent or received it; null when it ran before this start. */
  readonly execution: number | string | null;
};

const TONES: Readonly<Record<string, Tone>> = {
  failed: 'critical',
  read: 'success',
  delivered: 'success',
  sent: 'info',
};
const SHOWN = 300;

export function MessagesPanel() {
  const { data, error, reload } = useResource<{ messages: readonly Sent[] }>(
    '/local/messages',
    ['phones', 'executions'],
    400,
  );
  const [all, setAll] = useState(false);
  if (!data) return error ? <Failed what="Messages" error={error} retry={reload} /> : <Loading what="messages" />;
  const wanted = data.messages.filter(({ from }) => all || from === 'business').reverse();
  return (
    <div class="rows">
      <div class="section-title">
        <h2>{all ? 'All messages' : 'Messages sent by the hub'}</h2>
        <span class="muted num">{wanted.length.toLocaleString('en')}</span>
        <label class="check">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
          Also those received
        </label>
      </div>
      {wanted.length === 0 ? (
        <Empty title="No messages yet">Write as a customer, or play the story: what the hub answers shows here.</Empty>
      ) : (
        <ul>
          {wanted.slice(0, SHOWN).map((message) => (
            <li key={message.id} class="row message-line">
              <span class="num muted">{timeOfDay(message.at)}</span>
              <span class="clip">
                <b>{message.from === 'business' ? `To ${message.name}` : `From ${message.name}`}</b>{' '}
                <small class="num">{/^\d+$/.test(message.phone) ? phoneNumber(message.phone) : message.phone}</small>
                <span class="message-preview">{contentText(message.content)}</span>
              </span>
              <span>
                <Badge>{message.content.type.replace('-', ' ')}</Badge>{' '}
                <Badge tone={TONES[message.ticks] ?? 'neutral'}>
                  {message.error ? `failed ${message.error.code}` : message.ticks}
                </Badge>
                <ExecutionLink id={message.execution} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
