/** SpreadsheetApp.Sheet, put together: its name, place among the tabs, visibility, protection, rules, finding. */
import { isRecord } from './bridge';
import { ConditionalFormatRule } from './conditional-format';
import { type ChartFacts, EmbeddedChart } from './embedded-chart';
import { type EnumMember, enumName } from './enum';
import { Filter } from './filter';
import { colorOf } from './format-table';
import { guardClass } from './guard';
import { NamedRange } from './named-range';
import { defineEmptyLists } from './never-there';
import { Protection } from './protection';
import type { Range } from './range';
import { RangeList } from './range-list';
import { SheetBase } from './sheet-base';
import { SheetStructure } from './sheet-structure';
import { SHEET_TYPE } from './sheets-enums';
import type { Spreadsheet } from './spreadsheet';
import { TextFinder } from './text-finder';
import { nameType } from './type-names';

export class Sheet extends SheetStructure {
  setName(...args: unknown[]): this {
    const [name] = args;
    if (args.length !== 1 || name === null || typeof name === 'object') this.mismatch('setName', args);
    return this.#update({ title: String(name) });
  }

  getType(): EnumMember {
    return SHEET_TYPE.GRID;
  }

  getRangeList(...args: unknown[]): RangeList {
    const [notations] = args;
    if (args.length !== 1 || !Array.isArray(notations)) return this.mismatch('getRangeList', args);
    return new RangeList(
      this.bridge,
      notations.map((notation) => this.rangeNamed(String(notation))),
    );
  }

  activate(): this {
    this.bridge.ask('Spreadsheet.update', this.parent.id, { activeSheetId: this.ref.sheetId });
    return this;
  }

  getActiveCell(): Range {
    return this.getRange(1, 1);
  }

  getActiveRange(): Range {
    return this.getRange(1, 1);
  }

  getCurrentCell(): Range {
    return this.getRange(1, 1);
  }

  setActiveRange(range: Range): Range {
    this.activate();
    return range;
  }

  setCurrentCell(cell: Range): Range {
    return this.setActiveRange(cell);
  }

  getActiveRangeList(): RangeList {
    return new RangeList(this.bridge, [this.getActiveRange()]);
  }

  setActiveRangeList(list: RangeList): RangeList {
    this.activate();
    return list;
  }

  setActiveSelection(range: unknown): Range {
    this.activate();
    return typeof range === 'string' ? this.getRange(range) : (range as Range);
  }

  hideSheet(): this {
    return this.#update({ hidden: true });
  }

  showSheet(): this {
    return this.#update({ hidden: false });
  }

  isSheetHidden(): boolean {
    return this.facts().hidden;
  }

  getTabColor(): string | null {
    return this.facts().tabColor;
  }

  setTabColor(color: unknown): this {
    const accepted = colorOf(color);
    return accepted === undefined ? this : this.#update({ tabColor: accepted });
  }

  hasHiddenGridlines(): boolean {
    return this.facts().hiddenGridlines;
  }

  setHiddenGridlines(hide: unknown): this {
    return this.#update({ hiddenGridlines: hide === true });
  }

  isRightToLeft(): boolean {
    return false;
  }

  /** No form can be linked here. */
  getFormUrl(): null {
    return null;
  }

  /** Rows and columns cannot be grouped here. */
  getRowGroupDepth(_row: unknown): number {
    return 0;
  }

  getColumnGroupDepth(_column: unknown): number {
    return 0;
  }

  /** Sorts the whole sheet below its frozen rows, so the header too when nothing is frozen. */
  sort(...args: unknown[]): this {
    const [column, ascending = true] = args;
    if (args.length < 1 || typeof column !== 'number') this.mismatch('sort', args);
    const first = this.getFrozenRows() + 1;
    const rows = this.getLastRow() - first + 1;
    if (rows < 1) return this;
    const range = this.rangeAt({ row: first, column: 1, rows, columns: this.getMaxColumns() });
    range.sort({ column: Number(column), ascending: ascending !== false });
    return this;
  }

  copyTo(spreadsheet: Spreadsheet): Sheet {
    const id = this.bridge.number('Spreadsheet.copySheet', this.ref, spreadsheet.getId());
    return new Sheet(spreadsheet, id);
  }

  createTextFinder(...args: unknown[]): TextFinder {
    const [text] = args;
    if (args.length !== 1 || typeof text !== 'string') return this.mismatch('createTextFinder', args);
    const { maxRows, maxColumns } = this.facts();
    return new TextFinder(this.bridge, [this.rangeAt({ row: 1, column: 1, rows: maxRows, columns: maxColumns })], text);
  }

  getFilter(): Filter | null {
    return isRecord(this.bridge.ask('Sheet.getFilter', this.ref)) ? new Filter(this) : null;
  }

  protect(): Protection {
    return new Protection(
      this.parent,
      this.bridge.record('Protection.create', this.parent.id, { sheetId: this.ref.sheetId }),
    );
  }

  getProtections(type: unknown): Protection[] {
    const list = this.bridge.list('Spreadsheet.getProtections', this.parent.id, enumName(type), this.ref.sheetId);
    return this.bridge.array(list.map((facts) => new Protection(this.parent, facts)));
  }

  getNamedRanges(): NamedRange[] {
    const own = this.parent.namedRanges().filter((named) => named.range.sheetId === this.ref.sheetId);
    return this.bridge.array(own.map((named) => new NamedRange(this.parent, named.name)));
  }

  getCharts(): EmbeddedChart[] {
    const list = this.bridge.list('Sheet.getCharts', this.ref);
    return this.bridge.array(list.map((facts) => new EmbeddedChart(facts as ChartFacts)));
  }

  removeChart(chart: unknown): void {
    const id = chart instanceof EmbeddedChart ? chart.getChartId() : this.mismatch('removeChart', [chart]);
    this.bridge.ask('Sheet.removeChart', this.ref, id);
  }

  getConditionalFormatRules(): ConditionalFormatRule[] {
    const rules = this.bridge.list('Sheet.getConditionalRules', this.ref);
    return this.bridge.array(rules.map((rule) => ConditionalFormatRule.fromData(this, rule)));
  }

  setConditionalFormatRules(rules: unknown): void {
    const list = Array.isArray(rules) ? rules : this.mismatch('setConditionalFormatRules', [rules]);
    this.bridge.ask(
      'Sheet.setConditionalRules',
      this.ref,
      list.map((rule: unknown) => (rule instanceof ConditionalFormatRule ? rule.data : null)),
    );
  }

  #update(change: Readonly<Record<string, unknown>>): this {
    this.bridge.ask('Sheet.update', this.ref, change);
    return this;
  }
}

defineEmptyLists(
  Sheet,
  'getBandings getDataSourceTables getDeveloperMetadata getDrawings getImages getPivotTables getSlicers',
);
guardClass(SheetBase, 'Sheet');
nameType(Sheet, 'SpreadsheetApp.Sheet');
