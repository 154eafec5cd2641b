/** The placeholder where there is no data yet: what this is, why it is empty, what to do; and its loading and error forms. */
import type { ComponentChildren } from 'preact';

interface EmptyProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      <h3>{title}</h3>
      {children ? <p>{children}</p> : null}
      {action ? (
        <button type="button" class="button" onClick={action.run}>
          {action.label}
        </button>
      ) : null}
    </div>
  );
}

const WIDTHS = ['72%', '54%', '64%', '40%', '58%', '48%'];

export function Loading({ what }: { what: string }) {
  return (
    <div class="skeleton" role="status">
      <span class="visually-hidden">Loading {what} …</span>
      {WIDTHS.map((width) => (
        <i key={width} style={{ width }} />
      ))}
    </div>
  );
}

export function Failed({ what, error, retry }: { what: string; error: string; retry: () => void }) {
  return (
    <Empty title={`${what} could not be loaded`} action={{ label: 'Try again', run: retry }}>
      {error}
    </Empty>
  );
}
