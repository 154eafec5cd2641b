/** Protection of a range or a sheet. */
import type { RangeRef, Rect } from '../model/cell';
import type { RuleRect } from '../model/rect-shift';
import { type Bridge, isRecord } from './bridge';
import type { EnumMember } from './enum';
import { guardClass } from './guard';
import type { Range } from './range';
import { RangeBase } from './range-base';
import { User } from './session-services';
import { PROTECTION_TYPE } from './sheets-enums';
import type { Spreadsheet } from './spreadsheet';
import { nameType } from './type-names';

export class Protection {
  readonly #bridge: Bridge;
  readonly #parent: Spreadsheet;
  readonly #id: number;
  readonly #kind: string;
  readonly #sheetId: number;

  constructor(parent: Spreadsheet, facts: unknown) {
    const given = isRecord(facts) ? facts : {};
    this.#bridge = parent.bridge;
    this.#parent = parent;
    this.#id = Number(given.id);
    this.#kind = String(given.kind);
    this.#sheetId = Number(given.sheetId);
  }

  canEdit(): boolean {
    return this.#facts().canEdit === true;
  }

  canDomainEdit(): boolean {
    return this.#facts().domainEdit === true;
  }

  setDomainEdit(editable: unknown): this {
    return this.#update({ domainEdit: editable === true });
  }

  getDescription(): string {
    return String(this.#facts().description);
  }

  setDescription(description: unknown): this {
    return this.#update({ description: String(description) });
  }

  /** Without the owner, who may always edit. */
  getEditors(): User[] {
    return this.#bridge.array(this.#editors().map((email) => new User(email)));
  }

  addEditor(user: unknown): this {
    return this.addEditors([user]);
  }

  addEditors(users: readonly unknown[]): this {
    return this.#update({ editors: [...new Set([...this.#editors(), ...users.map(String)])] });
  }

  removeEditor(user: unknown): this {
    return this.removeEditors([user]);
  }

  removeEditors(users: readonly unknown[]): this {
    const gone = new Set(users.map(String));
    return this.#update({ editors: this.#editors().filter((email) => !gone.has(email)) });
  }

  getProtectionType(): EnumMember {
    return this.#kind === 'SHEET' ? PROTECTION_TYPE.SHEET : PROTECTION_TYPE.RANGE;
  }

  /** For a protected sheet, its whole grid. */
  getRange(): Range {
    const { rect } = this.#facts();
    if (isRecord(rect)) return this.#rangeAt(rect as unknown as Rect);
    const sheet = this.#parent.sheetOf(this.#sheetId);
    return this.#rangeAt({ row: 1, column: 1, rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() });
  }

  setRange(range: unknown): this {
    return range instanceof RangeBase ? this.#update({ rect: rectOf(range.ref) }) : this.#mismatch('setRange', [range]);
  }

  getRangeName(): string | null {
    const { rangeName } = this.#facts();
    return typeof rangeName === 'string' ? rangeName : null;
  }

  setRangeName(name: unknown): this {
    const range = this.#parent.getRangeByName(name);
    if (!range) return this.#bridge.fail('rangeNotFound');
    return this.#update({ rangeName: String(name), rect: rectOf(range.ref) });
  }

  setNamedRange(namedRange: { getName(): string }): this {
    return this.setRangeName(namedRange.getName());
  }

  getUnprotectedRanges(): Range[] {
    const { unprotected } = this.#facts();
    const rects = Array.isArray(unprotected) ? (unprotected as readonly RuleRect[]) : [];
    return this.#bridge.array(rects.map((rect) => this.#rangeAt(rect)));
  }

  setUnprotectedRanges(ranges: readonly unknown[]): this {
    return this.#update({
      unprotected: ranges.flatMap((range) => (range instanceof RangeBase ? [ruleRectOf(range)] : [])),
    });
  }

  isWarningOnly(): boolean {
    return this.#facts().warningOnly === true;
  }

  setWarningOnly(warningOnly: unknown): this {
    return this.#update({ warningOnly: warningOnly === true });
  }

  remove(): void {
    this.#bridge.ask('Protection.remove', this.#parent.id, this.#id);
  }

  #rangeAt(rect: RuleRect): Range {
    return this.#parent.rangeOf({ spreadsheetId: this.#parent.id, sheetId: this.#sheetId, ...rect });
  }

  #editors(): string[] {
    const { editors } = this.#facts();
    return Array.isArray(editors) ? editors.map(String) : [];
  }

  #facts(): Readonly<Record<string, unknown>> {
    return this.#bridge.record('Protection.get', this.#parent.id, this.#id);
  }

  #update(change: Readonly<Record<string, unknown>>): this {
    this.#bridge.ask('Protection.update', this.#parent.id, this.#id, change);
    return this;
  }

  #mismatch(method: string, args: readonly unknown[]): never {
    return this.#bridge.mismatch(`SpreadsheetApp.Protection.${method}`, args);
  }
}

function ruleRectOf({ ruleRef }: RangeBase): RuleRect {
  const { spreadsheetId: _spreadsheet, sheetId: _sheet, ...rect } = ruleRef;
  return rect;
}

function rectOf({ row, column, rows, columns }: RangeRef): Rect {
  return { row, column, rows, columns };
}

guardClass(Protection, 'Protection');
nameType(Protection, 'SpreadsheetApp.Protection');
