/** Builders of charts: https://developers.google.com/apps-script/reference/charts. Each setter is an option by another name. */
import type { Bridge } from './bridge';
import { type ChartFigures, DataTable, DataTableBuilder } from './chart-data';
import { addOption, type ChartOptionValues } from './chart-options';
import { Chart } from './chart-picture';
import { ChartTextStyle } from './chart-text-style';
import { EnumMember, makeEnum } from './enum';
import { guardClass } from './guard';
import { nameType } from './type-names';

export const CURVE_STYLE = makeEnum('Charts.CurveStyle', ['NORMAL', 'SMOOTH']);
export const POINT_STYLE = makeEnum('Charts.PointStyle', ['NONE', 'TINY', 'MEDIUM', 'LARGE', 'HUGE']);
export const POSITION = makeEnum('Charts.Position', ['TOP', 'RIGHT', 'BOTTOM', 'NONE']);

/** Diameters in pixels; the platform does not say which it takes. */
const POINT_SIZES: Readonly<Record<string, number>> = { NONE: 0, TINY: 3, MEDIUM: 6, LARGE: 9, HUGE: 12 };

type Kind = 'Area' | 'Bar' | 'Column' | 'Line' | 'Pie';
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isStyle: Check = (value) => value instanceof ChartTextStyle;
const memberOf = (members: object): Check => {
  const all: unknown[] = Object.values(members);
  return (value) => value instanceof EnumMember && all.includes(value);
};

class ChartBuilder {
  readonly #bridge: Bridge;
  readonly #kind: Kind;
  #options: ChartOptionValues = {};
  #figures: ChartFigures | null = null;

  constructor(bridge: Bridge, kind: Kind) {
    this.#bridge = bridge;
    this.#kind = kind;
  }

  get #label(): string {
    return `${this.#kind}ChartBuilder`;
  }

  /** Throws what the platform throws for arguments of another number or kind. */
  protected take(method: string, args: readonly unknown[], ...checks: readonly Check[]): void {
    const fits = args.length === checks.length && checks.every((check, index) => check(args[index]));
    if (!fits) this.#bridge.mismatch(`Charts.${this.#label}.${method}`, args);
  }

  protected put(...options: readonly (readonly [string, unknown])[]): this {
    for (const option of options) this.#options = addOption(this.#options, this.#label, option);
    return this;
  }

  protected putStyle(name: string, style: unknown): this {
    if (!(style instanceof ChartTextStyle)) return this;
    return this.put(
      [`${name}.color`, style.getColor()],
      [`${name}.fontName`, style.getFontName()],
      [`${name}.fontSize`, style.getFontSize()],
    );
  }

  setTitle(...args: unknown[]): this {
    this.take('setTitle', args, isText);
    return this.put(['title', args[0]]);
  }

  setTitleTextStyle(...args: unknown[]): this {
    this.take('setTitleTextStyle', args, isStyle);
    return this.putStyle('titleTextStyle', args[0]);
  }

  setDimensions(...args: unknown[]): this {
    this.take('setDimensions', args, isNumber, isNumber);
    return this.put(['width', args[0]], ['height', args[1]]);
  }

  setColors(...args: unknown[]): this {
    this.take('setColors', args, isTexts);
    return this.put(['colors', args[0]]);
  }

  setBackgroundColor(...args: unknown[]): this {
    this.take('setBackgroundColor', args, isText);
    return this.put(['backgroundColor', args[0]]);
  }

  setLegendPosition(...args: unknown[]): this {
    this.take('setLegendPosition', args, memberOf(POSITION));
    return this.put(['legend.position', String(args[0]).toLowerCase()]);
  }

  setLegendTextStyle(...args: unknown[]): this {
    this.take('setLegendTextStyle', args, isStyle);
    return this.putStyle('legend.textStyle', args[0]);
  }

  setOption(...args: unknown[]): this {
    this.take('setOption', args, isText, () => true);
    return this.put([String(args[0]), args[1]]);
  }

  /** A range of the workbook would be taken, too, on the platform. */
  setDataTable(...args: unknown[]): this {
    const [table] = args;
    const given = table instanceof DataTableBuilder ? table.build() : table;
    if (String(table) === 'Range') throw new Error(`not emulated: ${this.#label}.setDataTable(Range)`);
    this.take('setDataTable', [given], (value) => value instanceof DataTable);
    if (given instanceof DataTable) this.#figures = DataTable.figuresOf(given);
    return this;
  }

  build(): Chart {
    const figures = this.#figures ?? { columns: [], rows: [] };
    return new Chart(this.#bridge, { kind: this.#kind.toLowerCase(), options: this.#options, figures });
  }
}

class AxisChartBuilder extends ChartBuilder {
  /** The axis of the figures: bars lie. */
  protected readonly values: string = 'vAxis';

  setRange(...args: unknown[]): this {
    this.take('setRange', args, isNumber, isNumber);
    return this.put([`${this.values}.viewWindow.min`, args[0]], [`${this.values}.viewWindow.max`, args[1]]);
  }

  setXAxisTitle(...args: unknown[]): this {
    this.take('setXAxisTitle', args, isText);
    return this.put(['hAxis.title', args[0]]);
  }

  setXAxisTextStyle(...args: unknown[]): this {
    this.take('setXAxisTextStyle', args, isStyle);
    return this.putStyle('hAxis.textStyle', args[0]);
  }

  setXAxisTitleTextStyle(...args: unknown[]): this {
    this.take('setXAxisTitleTextStyle', args, isStyle);
    return this.putStyle('hAxis.titleTextStyle', args[0]);
  }

  setYAxisTitle(...args: unknown[]): this {
    this.take('setYAxisTitle', args, isText);
    return this.put(['vAxis.title', args[0]]);
  }

  setYAxisTextStyle(...args: unknown[]): this {
    this.take('setYAxisTextStyle', args, isStyle);
    return this.putStyle('vAxis.textStyle', args[0]);
  }

  setYAxisTitleTextStyle(...args: unknown[]): this {
    this.take('setYAxisTitleTextStyle', args, isStyle);
    return this.putStyle('vAxis.titleTextStyle', args[0]);
  }
}

class StackableChartBuilder extends AxisChartBuilder {
  setStacked(...args: unknown[]): this {
    this.take('setStacked', args);
    return this.put(['isStacked', true]);
  }
}

export class AreaChartBuilder extends StackableChartBuilder {
  constructor(bridge: Bridge) {
    super(bridge, 'Area');
  }

  setPointStyle(...args: unknown[]): this {
    this.take('setPointStyle', args, memberOf(POINT_STYLE));
    return this.put(['pointSize', POINT_SIZES[String(args[0])]]);
  }
}

export class BarChartBuilder extends StackableChartBuilder {
  protected override readonly values = 'hAxis';

  constructor(bridge: Bridge) {
    super(bridge, 'Bar');
  }
}

export class ColumnChartBuilder extends StackableChartBuilder {
  constructor(bridge: Bridge) {
    super(bridge, 'Column');
  }
}

export class LineChartBuilder extends AxisChartBuilder {
  constructor(bridge: Bridge) {
    super(bridge, 'Line');
  }

  setCurveStyle(...args: unknown[]): this {
    this.take('setCurveStyle', args, memberOf(CURVE_STYLE));
    return this.put(['curveType', String(args[0]) === 'SMOOTH' ? 'function' : 'none']);
  }

  setPointStyle(...args: unknown[]): this {
    this.take('setPointStyle', args, memberOf(POINT_STYLE));
    return this.put(['pointSize', POINT_SIZES[String(args[0])]]);
  }
}

export class PieChartBuilder extends ChartBuilder {
  constructor(bridge: Bridge) {
    super(bridge, 'Pie');
  }
}

for (const builder of [AreaChartBuilder, BarChartBuilder, ColumnChartBuilder, LineChartBuilder, PieChartBuilder]) {
  guardClass(builder, builder.name);
  nameType(builder, `Charts.${builder.name}`);
}
