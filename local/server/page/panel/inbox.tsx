/** Qontak's inbox, as agents see it: the rooms, who is in them, and a place to answer. */
import { useState } from 'preact/hooks';
import { contentText } from '../../../world/meta/content';
import { attempt, post } from '../data/api';
import { phoneNumber, timeOfDay } from '../data/format';
import { useResource } from '../data/resource';
import type { InboxRoom, InboxState } from '../data/types';
import { Badge, type Tone } from '../ui/badge';
import { Empty, Failed, Loading } from '../ui/empty';

const TONES: Readonly<Record<string, Tone>> = { assigned: 'success', unassigned: 'warning' };

export function InboxPanel() {
  const { data, error, reload } = useResource<InboxState>('/local/inbox', ['phones', 'sheets'], 200);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!data) return error ? <Failed what="The inbox" error={error} retry={reload} /> : <Loading what="the inbox" />;
  const room = data.rooms.find(({ id }) => id === chosen) ?? data.rooms[0];
  if (!room)
    return (
      <Empty title="No rooms yet">
        On a customer’s phone, choose “Qontak” as the number to write to, and write: the conversation shows here.
      </Empty>
    );
  return (
    <div class="inbox">
      <ul class="inbox-rooms" aria-label={`Rooms of ${phoneNumber(data.number)}`}>
        {data.rooms.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              class="inbox-room"
              aria-current={each.id === room.id ? 'true' : undefined}
              onClick={() => setChosen(each.id)}
            >
              <b>{each.name}</b>
              <Badge tone={TONES[each.status] ?? 'neutral'}>{each.status}</Badge>
              <small class="muted">{each.chat.slice(-1).map(({ content }) => contentText(content))}</small>
            </button>
          </li>
        ))}
      </ul>
      <Room key={room.id} room={room} agents={data.agents} />
    </div>
  );
}

function Room({ room, agents }: { room: InboxRoom; agents: InboxState['agents'] }) {
  const [agent, setAgent] = useState('');
  const nameOf = (id: string): string => agents.find((each) => each.id === id)?.name ?? id;
  const as = agent || room.agents[0] || agents[0]?.id || '';
  const act = (what: string, body: object = {}) => attempt(() => post(`/local/inbox/${room.id}/${what}`, body));
  return (
    <section class="inbox-chat" aria-label={`Room of ${room.name}`}>
      <header class="sheet-bar">
        <h2>{room.name}</h2>
        <span class="muted">
          {room.agents.length === 0 ? 'nobody’s' : `with ${room.agents.map(nameOf).join(', ')}`}
        </span>
        <button type="button" class="button" disabled={as === ''} onClick={() => void act('join', { agent: as })}>
          Join
        </button>
        <button type="button" class="button" onClick={() => void act('resolve')}>
          Resolve
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it */}
      <ol class="inbox-log" aria-live="polite" aria-label={`Messages with ${room.name}`} tabIndex={0}>
        {room.chat.map((message) => (
          <li key={message.id} class={message.from === 'user' ? 'theirs' : 'ours'}>
            <span>{contentText(message.content)}</span>
            <small class="muted num">{timeOfDay(message.at)}</small>
          </li>
        ))}
      </ol>
      {agents.length === 0 ? (
        <p class="section-empty">Give a rep a “Qontak agent ID” in the Reps tab to answer here.</p>
      ) : (
        <Answer
          agents={agents}
          as={as}
          label={`Answer ${room.name} as ${nameOf(as)}`}
          onAgent={setAgent}
          onSay={(text) => act('say', { agent: as, text })}
        />
      )}
    </section>
  );
}

interface AnswerProps {
  readonly agents: InboxState['agents'];
  readonly as: string;
  readonly label: string;
  readonly onAgent: (id: string) => void;
  /** Resolves to whether it was sent. */
  readonly onSay: (text: string) => Promise<boolean>;
}

function Answer({ agents, as, label, onAgent, onSay }: AnswerProps) {
  const [text, setText] = useState('');
  const say = async (): Promise<void> => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    if (!(await onSay(said))) setText(said);
  };
  return (
    <form
      class="inbox-answer"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <label>
        <span class="visually-hidden">Answer as</span>
        <select class="field" value={as} onChange={(event) => onAgent(event.currentTarget.value)}>
          {agents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <input
        class="field"
        aria-label={label}
        placeholder="Answer in the inbox"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button primary">
        Send
      </button>
    </form>
  );
}
