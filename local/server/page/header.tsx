/** The top line: what this is, whether it is live, and starting over. */
import { useState } from 'preact/hooks';
import { Clock } from './clock';
import { attempt, post } from './data/api';
import { connected } from './data/live';
import { FaultBadge } from './fault-badge';
import { PageLinks } from './page-links';
import { Badge } from './ui/badge';
import { Dialog } from './ui/dialog';
import { Icon } from './ui/icon';
import { notify } from './ui/toast';

const LINE = {
  connecting: { tone: 'neutral', text: 'Connecting …' },
  live: { tone: 'success', text: 'Live' },
  lost: { tone: 'critical', text: 'Server not reached' },
} as const;

export function Header() {
  const [asking, setAsking] = useState(false);
  const line = LINE[connected.value];
  return (
    <header class="top">
      <svg class="brand" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <circle cx="16" cy="16" r="3.4" />
        <path d="M16 12.6V7M13 17.7l-4.9 2.8M19 17.7l4.9 2.8" />
      </svg>
      <h1>
        Dealer Hub <span class="muted">on this machine</span>
      </h1>
      <span role="status">
        <Badge tone={line.tone}>{line.text}</Badge>
      </span>
      <Clock />
      <PageLinks />
      <FaultBadge />
      <button type="button" class="button quiet reset" aria-label="Reset demo" onClick={() => setAsking(true)}>
        <Icon name="reset" /> <span>Reset demo</span>
      </button>
      {asking ? <ResetDialog onClose={() => setAsking(false)} /> : null}
    </header>
  );
}

function ResetDialog({ onClose }: { onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const reset = async (): Promise<void> => {
    setBusy(true);
    if (await attempt(() => post('/local/reset'))) notify('The demo starts fresh.', 'done');
    onClose();
  };
  const footer = (
    <>
      <button type="button" class="button" onClick={onClose} disabled={busy}>
        Keep everything
      </button>
      <button type="button" class="button danger" onClick={() => void reset()} disabled={busy}>
        {busy ? 'Resetting …' : 'Reset demo'}
      </button>
    </>
  );
  return (
    <Dialog title="Reset the demo?" small onClose={onClose} footer={footer}>
      <p>
        All leads, messages and edits on this machine are deleted. The demo network is loaded again; webhook addresses
        stay the same.
      </p>
    </Dialog>
  );
}
