/**
 * EmbeddedChart, as Sheet.getCharts lists those that the Sheets API made: which it is and where it lies. Charts are not built
 * or changed on this side.
 */
import { guardClass } from './guard';

export interface ChartFacts {
  readonly id: number;
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export class EmbeddedChart {
  readonly #facts: ChartFacts;

  constructor(facts: ChartFacts) {
    this.#facts = facts;
  }

  getChartId(): number {
    return this.#facts.id;
  }

  getContainerInfo(): ContainerInfo {
    return new ContainerInfo(this.#facts);
  }
}

/** Where a chart is anchored, counted from 1. */
class ContainerInfo {
  readonly #facts: ChartFacts;

  constructor(facts: ChartFacts) {
    this.#facts = facts;
  }

  getAnchorRow(): number {
    return this.#facts.row;
  }

  getAnchorColumn(): number {
    return this.#facts.column;
  }

  getOffsetX(): number {
    return this.#facts.offsetX;
  }

  getOffsetY(): number {
    return this.#facts.offsetY;
  }
}

guardClass(EmbeddedChart, 'EmbeddedChart');
guardClass(ContainerInfo, 'ContainerInfo');
