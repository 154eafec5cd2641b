/** The workbook's own menu over HTTP: what the script put there when the workbook was opened, and choosing an item. */
import { readFields, textField } from '../http/body';
import { ApiError } from '../http/reply';
import type { Routes } from '../http/router';
import type { MenuRun, WorkbookMenu } from '../menu-view';
import type { HubRuntime } from '../runtime-contract';
import type { ApiContext } from './context';

export function menuRoutes({ hub }: ApiContext): Routes {
  return {
    'GET /local/menu': () => ({ menus: menusOf(hub.runtime()) }),

    /** Runs the item as if the owner had chosen it; answers when it has finished, with everything it showed. */
    'POST /local/menu/run': async ({ request }) => {
      const name = textField(await readFields(request), 'function');
      const runtime = hub.runtime();
      const known = menusOf(runtime).flatMap(({ items }) => items.map((item) => item.functionName));
      if (!known.includes(name)) {
        const names = known.filter((each) => each !== null).join(', ');
        throw new ApiError(404, `The menu has no item that runs "${name}".`, `Its items run: ${names || 'nothing'}.`);
      }
      return runItem(runtime, name);
    },
  };
}

/** Submenus are spread into their menu. */
function menusOf({ host }: HubRuntime): WorkbookMenu[] {
  const flat = (menu: WorkbookMenu): WorkbookMenu['items'] =>
    menu.items.flatMap((item) => (item.items ? flat({ caption: item.caption, items: item.items }) : [item]));
  return host.ui.menus.map((menu) => {
    const described = menu as WorkbookMenu;
    return { caption: described.caption, items: flat(described) };
  });
}

async function runItem(runtime: HubRuntime, name: string): Promise<MenuRun> {
  const startedAt = runtime.now();
  const error = await runtime.run(name).then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
  );
  const execution = runtime
    .executions()
    .findLast((each) => each.function === name && each.type === 'run' && each.start >= startedAt);
  const shown = runtime.host.ui.messages.filter((message) => message.execution === String(execution?.id));
  return {
    execution: execution?.id ?? null,
    error,
    shown: shown.map(({ kind, texts, page }) => ({ kind, texts, page })),
  };
}
