/** The workbook's own menu, as the script made it; choosing an item runs it as the owner, and what it shows is shown. */
import { useState } from 'preact/hooks';
import { attempt, post } from '../data/api';
import { useResource } from '../data/resource';
import type { MenuRun, Shown, WorkbookMenu } from '../data/types';
import { Dialog } from '../ui/dialog';
import { Menu } from '../ui/menu';
import { notify } from '../ui/toast';

export function WorkbookMenus() {
  const { data } = useResource<{ menus: readonly WorkbookMenu[] }>('/local/menu', ['executions'], 1000);
  const [running, setRunning] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<readonly Shown[]>([]);
  const run = async (caption: string, name: string): Promise<void> => {
    setRunning(caption);
    await attempt(async () => {
      const { shown, error } = await post<MenuRun>('/local/menu/run', { function: name });
      if (error) notify(`${caption}: ${error}`);
      for (const { kind, texts } of shown) if (kind === 'toast') notify(texts.join(': '), 'done');
      const dialogs = shown.filter(({ kind }) => kind !== 'toast');
      setWaiting(dialogs);
      if (dialogs.length === 0 && !error) notify(`${caption}: done.`, 'done');
    });
    setRunning(null);
  };
  const [front] = waiting;
  return (
    <>
      {(data?.menus ?? []).map(({ caption, items }) => (
        <Menu
          key={caption}
          label={`Menu of the workbook: ${caption}`}
          text={running ? 'Running …' : caption}
          icon="down"
          items={items.flatMap(({ caption: label, functionName }) =>
            functionName === null ? [] : [{ label, icon: 'play' as const, run: () => void run(label, functionName) }],
          )}
        />
      ))}
      {front ? <ShownDialog key={waiting.length} shown={front} onClose={() => setWaiting(waiting.slice(1))} /> : null}
    </>
  );
}

const UNNAMED = 'Dealer Hub';

/** https://developers.google.com/apps-script/guides/dialogs: an alert is text with a button, a dialog a page of its own. */
function ShownDialog({ shown: { texts, page }, onClose }: { shown: Shown; onClose: () => void }) {
  const [title, ...rest] = texts.length > 1 || page ? texts : [UNNAMED, ...texts];
  const footer = (
    <button type="button" class="button primary" onClick={onClose}>
      OK
    </button>
  );
  return (
    <Dialog title={title || UNNAMED} onClose={onClose} footer={footer} wide={(page?.width ?? 0) > WIDE_PX}>
      {page ? (
        <iframe
          class="shown-page"
          title={title || UNNAMED}
          style={{ height: `${page.height ?? 300}px` }}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcdoc={page.html}
        />
      ) : (
        <p class="shown-text">{rest.join('\n')}</p>
      )}
    </Dialog>
  );
}

const WIDE_PX = 600;
