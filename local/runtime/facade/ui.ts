/**
 * The workbook's user interface: menus and everything shown are stored for the page that displays the workbook, dialogs with
 * their HTML. An alert is answered at once with OK or yes; a prompt is closed without an answer.
 */
import type { Bridge } from './bridge';
import { makeEnum } from './enum';
import { guardClass, guarded } from './guard';
import { HtmlOutput } from './html-output';
import { shown } from './session-services';

const BUTTON = makeEnum('Ui.Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const BUTTON_SET = makeEnum('Ui.ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

interface MenuItem {
  readonly caption: string;
  /** Null for a separator. */
  readonly functionName: string | null;
  readonly items?: readonly MenuItem[];
}

export class Menu {
  readonly #bridge: Bridge;
  readonly #caption: string;
  readonly #items: MenuItem[] = [];

  constructor(bridge: Bridge, caption: string) {
    this.#bridge = bridge;
    this.#caption = caption;
  }

  addItem(caption: unknown, functionName: unknown): this {
    this.#items.push({ caption: String(caption), functionName: String(functionName) });
    return this;
  }

  addSeparator(): this {
    this.#items.push({ caption: '', functionName: null });
    return this;
  }

  addSubMenu(menu: Menu): this {
    this.#items.push(menu.#described());
    return this;
  }

  addToUi(): void {
    this.#bridge.ask('Ui.addMenu', this.#described());
  }

  #described(): MenuItem {
    return { caption: this.#caption, functionName: null, items: [...this.#items] };
  }
}

guardClass(Menu, 'Menu');

export function createUi(bridge: Bridge): object {
  const tell = (kind: string, args: readonly unknown[], page: unknown = null): void => {
    bridge.ask('Ui.message', kind, args.filter((arg) => typeof arg === 'string').map(shown), pageOf(page));
  };
  return guarded('Ui', {
    Button: BUTTON,
    ButtonSet: BUTTON_SET,
    createMenu: (caption: unknown) => new Menu(bridge, String(caption)),
    createAddonMenu: () => new Menu(bridge, ''),
    alert: (...args: unknown[]) => {
      tell('alert', args);
      const asks = args.find((arg) => arg === BUTTON_SET.YES_NO || arg === BUTTON_SET.YES_NO_CANCEL);
      return asks ? BUTTON.YES : BUTTON.OK;
    },
    showModalDialog: (userInterface: unknown, title: unknown) => tell('dialog', [title], userInterface),
    showModelessDialog: (userInterface: unknown, title: unknown) => tell('dialog', [title], userInterface),
    showSidebar: (userInterface: unknown) =>
      tell('sidebar', userInterface instanceof HtmlOutput ? [userInterface.getTitle()] : [], userInterface),
  });
}

/** What a dialog shows: https://developers.google.com/apps-script/guides/dialogs#custom_dialogs */
function pageOf(userInterface: unknown): object | null {
  if (!(userInterface instanceof HtmlOutput)) return null;
  return { html: userInterface.getContent(), width: userInterface.getWidth(), height: userInterface.getHeight() };
}
