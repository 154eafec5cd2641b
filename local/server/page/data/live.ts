/** The event stream by which the server announces changes; components then fetch their data again. */
import { signal } from '@preact/signals';

const TOPICS = [
  'sheets',
  'executions',
  'phones',
  'mail',
  'triggers',
  'story',
  'clock',
  'relay',
  'gateways',
  'faults',
  'reset',
] as const;

export type Topic = (typeof TOPICS)[number];

export const connected = signal<'connecting' | 'live' | 'lost'>('connecting');

type Listener = (data: unknown) => void;
const listeners = new Map<Topic, Set<Listener>>();

export function onTopic(topic: Topic, listener: Listener): () => void {
  const all = listeners.get(topic) ?? new Set();
  listeners.set(topic, all.add(listener));
  return () => all.delete(listener);
}

export function connect(): void {
  const source = new EventSource('/local/events');
  source.addEventListener('hello', () => {
    // After a gap nobody knows what was missed: everything is asked again.
    const missed = connected.value === 'lost';
    connected.value = 'live';
    if (missed) for (const topic of TOPICS) tell(topic, {});
  });
  source.addEventListener('error', () => {
    connected.value = 'lost';
  });
  for (const topic of TOPICS) {
    source.addEventListener(topic, (event) => tell(topic, JSON.parse((event as MessageEvent<string>).data)));
  }
}

function tell(topic: Topic, data: unknown): void {
  for (const listener of listeners.get(topic) ?? []) listener(data);
}
