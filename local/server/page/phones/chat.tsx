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
  const [draft, setDraft] = useState<Draft>({ text: '' });
  const [list, setList] = useState<ChatMessage | null>(null);
  /** The request that a location answers; null when the person attaches one; undefined when closed. */
  const [locating, setLocating] = useState<ChatMessage | null | undefined>(undefined);
  const log = useFollowedLog(phone.chat.length);
  useReadReceipts(phone, log);

  const act = (what: string, body: object) => attempt(() => post(`/local/phones/${phone.id}/${what}`, body));
  const send = async (): Promise<void> => {
    const text = draft.text.trim();
    if (text === '') return;
    const before = draft;
    setDraft({ text: '' });
    const { editing, replyTo } = before;
    const done = editing
      ? await act('edit', { message: editing.id, text })
      : await act('say', { text, ...(replyTo ? { replyTo: replyTo.id } : {}) });
    if (!done) setDraft(before);
  };
  const share = (location: SharedLocation): void => {
    void act('location', { ...location, ...(locating ? { replyTo: locating.id } : {}) });
    setLocating(undefined);
  };
  const actions: BubbleActions = {
    tap: (message, choice) => void act('tap', { message: message.id, choice }),
    openList: setList,
    shareLocation: setLocating,
    shareContact: (message) => void act('contact', { replyTo: message.id }),
    reply: (message) => setDraft({ text: draft.text, replyTo: message }),
    react: (message) => void act('react', { message: message.id, emoji: message.reaction ? '' : '👍' }),
    edit: (message) => {
      if (message.content.type === 'text') setDraft({ text: message.content.text, editing: message });
    },
    remove: (message) => void act('delete', { message: message.id }),
  };
  const byId = new Map(phone.chat.map((message) => [message.id, message]));

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to reach it */}
      <ol class="chat" ref={log} role="log" aria-label={`Chat on ${phone.name}’s phone`} tabIndex={0}>
        {phone.chat.length === 0 ? (
          <li class="chat-hint">
            {hint}
            {starters ? <Starters id={phone.id} /> : null}
          </li>
        ) : null}
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
