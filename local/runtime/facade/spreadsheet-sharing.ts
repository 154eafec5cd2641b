/** A Spreadsheet's people and what they see besides its tabs: owner, editors, viewers, menus, toasts. */
import type { Bridge } from './bridge';
import { User } from './session-services';

type Role = 'editors' | 'viewers';

export class SpreadsheetSharing {
  readonly bridge: Bridge;
  readonly id: string;

  constructor(bridge: Bridge, id: string) {
    this.bridge = bridge;
    this.id = id;
  }

  getOwner(): User {
    return new User(String(this.facts().owner));
  }

  getEditors(): User[] {
    return this.#people('editors');
  }

  addEditor(user: unknown): this {
    return this.addEditors([user]);
  }

  addEditors(users: readonly unknown[]): this {
    return this.#add('editors', users);
  }

  removeEditor(user: unknown): this {
    return this.#remove('editors', user);
  }

  getViewers(): User[] {
    return this.#people('viewers');
  }

  addViewer(user: unknown): this {
    return this.addViewers([user]);
  }

  addViewers(users: readonly unknown[]): this {
    return this.#add('viewers', users);
  }

  removeViewer(user: unknown): this {
    return this.#remove('viewers', user);
  }

  toast(...args: unknown[]): void {
    this.bridge.ask('Ui.message', 'toast', args.map(String));
  }

  /** Adds a menu of {name, functionName}; null is a separator. */
  addMenu(name: unknown, items: readonly ({ readonly name: string; readonly functionName: string } | null)[]): void {
    const described = items.map((item) => ({ caption: item?.name ?? '', functionName: item?.functionName ?? null }));
    this.bridge.ask('Ui.addMenu', { caption: String(name), functionName: null, items: described });
  }

  updateMenu(name: unknown, items: Parameters<SpreadsheetSharing['addMenu']>[1]): void {
    this.addMenu(name, items);
  }

  removeMenu(name: unknown): void {
    this.bridge.ask('Ui.removeMenu', String(name));
  }

  facts(): Readonly<Record<string, unknown>> {
    return this.bridge.record('Spreadsheet.describe', this.id);
  }

  #people(role: Role): User[] {
    const emails = this.bridge.list('Spreadsheet.getPeople', this.id, role);
    return this.bridge.array(emails.map((email) => new User(String(email))));
  }

  #add(role: Role, users: readonly unknown[]): this {
    this.bridge.ask('Spreadsheet.addPeople', this.id, role, users.map(String));
    return this;
  }

  #remove(role: Role, user: unknown): this {
    this.bridge.ask('Spreadsheet.removePerson', this.id, role, String(user));
    return this;
  }
}
