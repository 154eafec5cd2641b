/** A chat on a phone: its messages, following the newest, and what the hand on it does. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { attempt, post } from '../data/api';
import type { ChatMessage, PhoneState } from '../data/types';
import { Bubble, type BubbleActions } from './bubble';
import { Composer, type Draft } from './composer';
import { ListSheet } from './list-sheet';
import { LocationDialog, type SharedLocation } from './location-dialog';
import { Starters } from './starters';

interface ChatProps {
  readonly phone: PhoneState;
  readonly hint: string;
  /** Offers ways to begin while the chat is empty. */
  readonly starters: boolean;
}

export function Chat({ phone, hint, starters }: ChatProps) {
  const [list, setList] = useState<ChatMessage | null>(null);
  /** The request that a location answers; null when the person attaches one; undefined when closed. */
  const [locating, setLocating] = useState<ChatMessage | null | undefined>(undefined);
  const log = useFollowedLog(phone.chat.length);
  useReadReceipts(phone, log);

  const act: Act = (what, body) => attempt(() => post(`/local/phones/${phone.id}/${what}`, body));
  const { draft, setDraft, send } = useDraft(act);
  const share = (location: SharedLocation): void => {
    void act('location', { ...location, ...(locating ? { replyTo: locating.id } : {}) });
    setLocating(undefined);
  };
  const actions: BubbleActions = {
    ...actionsBy(act),
    openList: setList,
    shareLocation: setLocating,
    reply: (message) => setDraft({ text: draft.text, replyTo: message }),
    edit: (message) => {
      if (message.content.type === 'text') setDraft({ text: message.content.text, editing: message });
    },
  };
  const byId = new Map(phone.chat.map((message) => [message.id, message]));

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it */}
      <ol class="chat" ref={log} aria-live="polite" aria-label={`Chat on ${phone.name}’s phone`} tabIndex={0}>
        {phone.chat.length === 0 ? <Hint id={phone.id} hint={hint} starters={starters} /> : null}
        {phone.chat.map((message) => (
          <Bubble
            key={message.id}
            message={message}
            quoted={message.content.type === 'choice' ? undefined : byId.get(message.contextId ?? '')}
            actions={actions}
          />
        ))}
      </ol>
      {list ? (
        <ListSheet
          message={list}
          onClose={() => setList(null)}
          onPick={(choice) => {
            setList(null);
            void act('pick', { message: list.id, choice });
          }}
        />
      ) : null}
      {locating === undefined ? null : <LocationDialog onSend={share} onClose={() => setLocating(undefined)} />}
      <Composer
        name={phone.name}
        draft={draft}
        onDraft={setDraft}
        onSend={() => void send()}
        onLocation={() => setLocating(null)}
        onMedia={(kind) => void act('media', { kind })}
      />
    </>
  );
}

function Hint({ id, hint, starters }: Pick<ChatProps, 'hint' | 'starters'> & { readonly id: string }) {
  return (
    <li class="chat-hint">
      {hint}
      {starters ? <Starters id={id} /> : null}
    </li>
  );
}

type Act = (what: string, body: object) => Promise<boolean>;

/** What a tap on a bubble does at once. */
function actionsBy(act: Act): Pick<BubbleActions, 'tap' | 'shareContact' | 'react' | 'remove'> {
  return {
    tap: (message, choice) => void act('tap', { message: message.id, choice }),
    shareContact: (message) => void act('contact', { replyTo: message.id }),
    react: (message) => void act('react', { message: message.id, emoji: message.reaction ? '' : '👍' }),
    remove: (message) => void act('delete', { message: message.id }),
  };
}

/** What is being written; it comes back when it could not be sent. */
function useDraft(act: Act) {
  const [draft, setDraft] = useState<Draft>({ text: '' });
  const send = async (): Promise<void> => {
    const text = draft.text.trim();
    if (text === '') return;
    setDraft({ text: '' });
    const { editing, replyTo } = draft;
    const done = editing
      ? await act('edit', { message: editing.id, text })
      : await act('say', { text, ...(replyTo ? { replyTo: replyTo.id } : {}) });
    if (!done) setDraft(draft);
  };
  return { draft, setDraft, send };
}

/** Stays at the newest message unless the reader has scrolled up. */
function useFollowedLog(count: number) {
  const log = useRef<HTMLOListElement>(null);
  const following = useRef(true);
  useEffect(() => {
    const element = log.current;
    if (!element) return;
    const look = (): void => {
      following.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    };
    element.addEventListener('scroll', look, { passive: true });
    // The chat may also get taller or shorter with the window.
    const observer = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, []);
  useEffect(() => {
    if (log.current && following.current) log.current.scrollTop = log.current.scrollHeight;
  }, [count]);
  return log;
}

/** A chat in view is read, as soon as a message has been delivered. On a narrow screen most phones are out of view. */
function useReadReceipts(phone: PhoneState, log: RefObject<HTMLElement>): void {
  const [inView, setInView] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setInView(entries.at(-1)?.isIntersecting ?? false));
    if (log.current) observer.observe(log.current);
    return () => observer.disconnect();
  }, []);
  const waiting = phone.chat.filter(({ from, ticks }) => from === 'business' && ticks === 'delivered').length;
  useEffect(() => {
    if (waiting === 0 || !inView || document.hidden) return;
    const timer = setTimeout(() => void post(`/local/phones/${phone.id}/open`).catch(() => undefined), 500);
    return () => clearTimeout(timer);
  }, [waiting, phone.id, inView]);
}
