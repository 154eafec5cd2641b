/** The frame around the views of both pages: full-page messages, and strips for problems. */
import type { ComponentChildren } from 'preact';
import { isOffline, isOutdated, waiting } from './call.ts';

export function Note({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <main class="page-note" role="status">
      <h1>{title}</h1>
      <p>{children}</p>
    </main>
  );
}

export function Again({ run, word }: { readonly run: () => void; readonly word: string }) {
  return (
    <button type="button" class="button" onClick={run}>
      {word}
    </button>
  );
}

/** `w`: the page's own words. */
export function Strips({
  w,
  again,
}: {
  readonly w: (word: 'offline' | 'inLine' | 'retry' | 'outdated' | 'reload') => string;
  readonly again: () => void;
}) {
  return (
    <>
      {isOffline.value ? (
        <div class="strip" role="status">
          {w('offline')} <Again run={again} word={w('retry')} />
        </div>
      ) : null}
      {waiting.value > 0 ? (
        <div class="strip" role="status">
          {w('inLine')}
        </div>
      ) : null}
      {isOutdated.value ? (
        <div class="strip" role="status">
          {w('outdated')} <Again run={() => location.reload()} word={w('reload')} />
        </div>
      ) : null}
    </>
  );
}
