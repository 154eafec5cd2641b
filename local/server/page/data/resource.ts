/** Data from the server, kept current while it is on screen. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from './api';
import { onTopic, type Topic } from './live';

export interface Resource<T> {
  /** The last good answer, kept while a newer one is loading. */
  readonly data: T | undefined;
  readonly error: string | undefined;
  readonly reload: () => void;
}

/** Asks again when one of the topics changes, but never more often than every `everyMs`. */
export function useResource<T>(path: string | null, topics: readonly Topic[], everyMs = 150): Resource<T> {
  const [state, setState] = useState<{ path: string | null; data?: T; error?: string }>({ path });
  const load = useRef<() => void>(() => undefined);
  const key = topics.join();

  useEffect(() => {
    let alive = true;
    let busy = false;
    let again = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = async (): Promise<void> => {
      if (path === null) return;
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      try {
        const data = await get<T>(path);
        if (alive) setState({ path, data });
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (alive)
          setState((before) => (before.path === path ? { ...before, error: message } : { path, error: message }));
      }
      busy = false;
      if (again && alive) {
        again = false;
        soon();
      }
    };
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void ask();
      }, everyMs);
    };
    load.current = () => void ask();
    void ask();
    const stops = [...topics, 'reset' as const].map((topic) => onTopic(topic, soon));
    return () => {
      alive = false;
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [path, key, everyMs]);

  const current = state.path === path ? state : { path, data: undefined, error: undefined };
  return { data: current.data, error: current.error, reload: () => load.current() };
}
