/**
 * One spreadsheet: its tabs in order, named ranges, protections, time zone and locale. Limits of the whole workbook are
 * kept here: https://support.google.com/drive/answer/37603 (10 million cells).
 */
import { withMovedSources } from './chart';
import { followChange, type GridChange } from './formula-shift';
import { grow, type RuleRect, shrink } from './rect-shift';
import { Refusal } from './refusal';
import { moveSources } from './rule-ranges';
import { Sheet } from './sheet';
import type { NamedRange, Protection, WorkbookMeta, WorkbookSnapshot } from './workbook-state';

const MAX_CELLS = 10_000_000;

export class Workbook {
  readonly id: string;
  name: string;
  timeZone: string;
  locale: string;
  owner: string;
  editors: readonly string[];
  viewers: readonly string[];
  namedRanges: readonly NamedRange[];
  protections: readonly Protection[];
  activeSheetId: number;
  sheets: Sheet[];
  #nextId: number;
  #metaDirty = true;

  constructor(saved: WorkbookSnapshot) {
    this.id = saved.id;
    this.name = saved.name;
    this.timeZone = saved.timeZone;
    this.locale = saved.locale;
    this.owner = saved.owner;
    this.editors = saved.editors;
    this.viewers = saved.viewers ?? [];
    this.namedRanges = saved.namedRanges;
    this.protections = saved.protections;
    this.activeSheetId = saved.activeSheetId;
    this.#nextId = saved.nextId;
    this.sheets = saved.sheets.map((sheet) => new Sheet(sheet));
  }

  /** A new workbook with one empty tab, id 0, as Google makes it. */
  static create(given: { id: string; name: string; timeZone: string; locale: string; owner: string }): Workbook {
    const workbook = new Workbook({
      ...given,
      editors: [],
      nextId: 1,
      activeSheetId: 0,
      namedRanges: [],
      protections: [],
      sheets: [],
    });
    workbook.sheets.push(new Sheet({ sheetId: 0, title: 'Sheet1' }));
    return workbook;
  }

  /** The same again under another id, shared with nobody. Tabs keep their ids. */
  copy(as: { id: string; name: string; owner: string }): Workbook {
    const workbook = new Workbook({ ...this.snapshot(), ...as, editors: [], viewers: [] });
    for (const sheet of workbook.sheets) sheet.touchAll();
    return workbook;
  }

  snapshot(): WorkbookSnapshot {
    return { ...this.meta(), sheets: this.sheets.map((sheet) => sheet.snapshot()) };
  }

  /** Runs a change that happens as a whole or not at all: when it throws, everything is as before. */
  atomically<T>(change: () => T): T {
    const before = this.snapshot();
    const sheets = [...this.sheets];
    try {
      return change();
    } catch (error) {
      this.sheets = sheets;
      sheets.forEach((sheet, index) => {
        const saved = before.sheets[index];
        if (saved) sheet.restore(saved);
      });
      this.name = before.name;
      this.timeZone = before.timeZone;
      this.locale = before.locale;
      this.namedRanges = before.namedRanges;
      this.protections = before.protections;
      this.activeSheetId = before.activeSheetId;
      throw error;
    }
  }

  meta(): WorkbookMeta {
    return {
      id: this.id,
      name: this.name,
      timeZone: this.timeZone,
      locale: this.locale,
      owner: this.owner,
      editors: this.editors,
      viewers: this.viewers,
      nextId: this.#nextId,
      activeSheetId: this.activeSheetId,
      namedRanges: this.namedRanges,
      protections: this.protections,
    };
  }

  get url(): string {
    return `https://docs.google.com/spreadsheets/d/${this.id}/edit`;
  }

  sheetById(sheetId: number): Sheet | null {
    return this.sheets.find((sheet) => sheet.sheetId === sheetId) ?? null;
  }

  /** By name: the exact one, else ignoring case, as names are unique ignoring case. */
  sheetByName(name: string): Sheet | null {
    return this.sheets.find((sheet) => sheet.title === name) ?? null;
  }

  indexOf(sheet: Sheet): number {
    return this.sheets.indexOf(sheet);
  }

  insertSheet(given: {
    title?: string;
    index?: number;
    maxRows?: number;
    maxColumns?: number;
    sheetId?: number;
  }): Sheet {
    const title = given.title ?? this.#freeTitle('Sheet', this.sheets.length + 1);
    this.requireFreeTitle(title, null);
    const size = {
      ...(given.maxRows === undefined ? {} : { maxRows: given.maxRows }),
      ...(given.maxColumns === undefined ? {} : { maxColumns: given.maxColumns }),
    };
    const sheet = new Sheet({ sheetId: given.sheetId ?? this.newId(), title, ...size });
    this.requireCells(sheet.maxRows * sheet.maxColumns);
    this.sheets.splice(Math.min(given.index ?? this.sheets.length, this.sheets.length), 0, sheet);
    this.touch();
    return sheet;
  }

  /** A copy of a tab of this or another workbook, with a new id. */
  adoptSheet(source: Sheet, title: string, index = this.sheets.length): Sheet {
    this.requireFreeTitle(title, null);
    this.requireCells(source.maxRows * source.maxColumns);
    const copy = new Sheet({ ...source.snapshot(), sheetId: this.newId(), title, hidden: false });
    // A copy's charts are charts of their own.
    copy.charts = source.charts.map((chart) => ({ ...chart, id: this.newId() }));
    copy.touchAll();
    this.sheets.splice(index, 0, copy);
    this.touch();
    return copy;
  }

  deleteSheet(sheet: Sheet): void {
    if (this.sheets.length === 1) throw new Refusal('lastSheet');
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.protections = this.protections.filter((protection) => protection.sheetId !== sheet.sheetId);
    this.namedRanges = this.namedRanges.filter((named) => named.sheetId !== sheet.sheetId);
    if (this.activeSheetId === sheet.sheetId) this.activeSheetId = this.sheets[0]?.sheetId ?? 0;
    this.touch();
  }

  moveSheet(sheet: Sheet, index: number): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.sheets.splice(index, 0, sheet);
    this.touch();
  }

  rename(sheet: Sheet, title: string): void {
    this.requireFreeTitle(title, sheet);
    sheet.title = title;
    sheet.touchMeta();
  }

  requireFreeTitle(title: string, except: Sheet | null): void {
    const taken = this.sheets.some((sheet) => sheet !== except && sheet.title.toLowerCase() === title.toLowerCase());
    if (taken) throw new Refusal('sheetExists', title);
  }

  copyTitle(title: string): string {
    return this.#freeTitle(`Copy of ${title}`, 1);
  }

  /** Refuses when `more` cells would not fit. */
  requireCells(more: number): void {
    const used = this.sheets.reduce((sum, sheet) => sum + sheet.maxRows * sheet.maxColumns, 0);
    if (used + more > MAX_CELLS) throw new Refusal('tooManyCells');
  }

  insertRows(sheet: Sheet, at: number, count: number, inherit: number | null): void {
    this.requireCells(count * sheet.maxColumns);
    sheet.insertRows(at, count, inherit);
    this.#followFormulas(sheet, { axis: 'row', at, count: count });
    this.#moveRects(sheet, (rect) => [grow(rect, { axis: 'row', at, count })]);
  }

  deleteRows(sheet: Sheet, at: number, count: number): void {
    if (at < 1 || count < 1 || at + count - 1 > sheet.maxRows) throw new Refusal('rowsOutOfBounds');
    if (count >= sheet.maxRows) throw new Refusal('allRows');
    sheet.deleteRows(at, count);
    this.#followFormulas(sheet, { axis: 'row', at, count: -count });
    this.#moveRects(sheet, (rect) => shrink(rect, { axis: 'row', at, count }));
  }

  insertColumns(sheet: Sheet, at: number, count: number, inherit: number | null): void {
    this.requireCells(count * sheet.maxRows);
    sheet.insertColumns(at, count, inherit);
    this.#followFormulas(sheet, { axis: 'column', at, count: count });
    this.#moveRects(sheet, (rect) => [grow(rect, { axis: 'column', at, count })]);
  }

  deleteColumns(sheet: Sheet, at: number, count: number): void {
    if (at < 1 || count < 1 || at + count - 1 > sheet.maxColumns) throw new Refusal('columnsOutOfBounds');
    if (count >= sheet.maxColumns) throw new Refusal('allColumns');
    sheet.deleteColumns(at, count);
    this.#followFormulas(sheet, { axis: 'column', at, count: -count });
    this.#moveRects(sheet, (rect) => shrink(rect, { axis: 'column', at, count }));
  }

  newId(): number {
    // Spread out, as real sheet ids are, and the same in every run.
    const id = (this.#nextId * 1_103_515_245) % 2_147_483_629;
    this.#nextId += 1;
    this.#metaDirty = true;
    return id;
  }

  touch(): void {
    this.#metaDirty = true;
  }

  takeDirt(): boolean {
    const dirty = this.#metaDirty;
    this.#metaDirty = false;
    return dirty;
  }

  #freeTitle(stem: string, from: number): string {
    const taken = new Set(this.sheets.map((sheet) => sheet.title.toLowerCase()));
    if (from === 1 && !taken.has(stem.toLowerCase())) return stem;
    for (let number = Math.max(from, 1); ; number += 1) {
      const title = stem === 'Sheet' ? `${stem}${number}` : `${stem} ${number + 1}`;
      if (!taken.has(title.toLowerCase())) return title;
    }
  }

  #followFormulas(changed: Sheet, change: GridChange): void {
    for (const sheet of this.sheets) followChange(sheet, changed, change);
  }

  /** Named ranges, protections, lists of choices and the sources of charts follow when rows or columns come and go. */
  #moveRects(sheet: Sheet, move: <R extends RuleRect>(rect: R) => R[]): void {
    for (const each of this.sheets) moveSources(each, sheet.sheetId, move);
    this.namedRanges = this.namedRanges.flatMap((named) =>
      named.sheetId === sheet.sheetId ? move(named.rect).map((rect) => ({ ...named, rect })) : [named],
    );
    this.protections = this.protections.flatMap((protection) => {
      if (protection.sheetId !== sheet.sheetId) return [protection];
      const unprotected = protection.unprotected.flatMap(move);
      if (!protection.rect) return [{ ...protection, unprotected }];
      return move(protection.rect).map((rect) => ({ ...protection, rect, unprotected }));
    });
    for (const each of this.sheets) {
      if (each.charts.length === 0) continue;
      each.charts = each.charts.map((chart) => ({
        ...chart,
        spec: withMovedSources(chart.spec, sheet.sheetId, move),
      }));
      each.touchMeta();
    }
    this.touch();
  }
}
