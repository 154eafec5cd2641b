/** Chart, as a builder makes it: its options, and the picture that it is drawn as when it is asked for. */
import { Blob } from './blob';
import type { Bridge } from './bridge';
import type { ChartFigures } from './chart-data';
import { type ChartOptionValues, readOption } from './chart-options';
import { guardClass } from './guard';
import { nameType } from './type-names';

export interface ChartSpec {
  readonly kind: string;
  readonly options: ChartOptionValues;
  readonly figures: ChartFigures;
}

const PNG = 'image/png';

export class Chart {
  readonly #bridge: Bridge;
  readonly #spec: ChartSpec;

  constructor(bridge: Bridge, spec: ChartSpec) {
    this.#bridge = bridge;
    this.#spec = spec;
  }

  /** Drawn anew by each call. */
  getAs(...args: unknown[]): Blob {
    const [type] = args;
    if (args.length !== 1 || typeof type !== 'string') return this.#bridge.mismatch('Charts.Chart.getAs', args);
    if (type !== PNG) throw new Error(`not emulated: Chart.getAs(${type})`);
    const bytes = this.#bridge.ask('Charts.draw', this.#spec);
    return new Blob(this.#bridge, bytes instanceof Uint8Array ? bytes : new Uint8Array(), PNG, 'chart.png');
  }

  getBlob(): Blob {
    return this.getAs(PNG);
  }

  getOptions(): ChartOptions {
    return new ChartOptions(this.#bridge, this.#spec.options);
  }
}

class ChartOptions {
  readonly #bridge: Bridge;
  readonly #options: ChartOptionValues;

  constructor(bridge: Bridge, options: ChartOptionValues) {
    this.#bridge = bridge;
    this.#options = options;
  }

  get(...args: unknown[]): unknown {
    const [name] = args;
    if (args.length !== 1 || typeof name !== 'string') return this.#bridge.mismatch('Charts.ChartOptions.get', args);
    return readOption(this.#bridge, this.#options, name);
  }
}

guardClass(Chart, 'Chart');
guardClass(ChartOptions, 'ChartOptions');
nameType(Chart, 'Charts.Chart');
