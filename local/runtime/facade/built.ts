/** What scripts build with a builder, and the builders: plain data that is replaced, never changed. */
import type { Bridge } from './bridge';

export class Built<Data> {
  readonly bridge: Bridge;
  readonly data: Data;

  constructor(bridge: Bridge, data: Data) {
    this.bridge = bridge;
    this.data = data;
  }
}

export class Builder<Data extends object> {
  readonly bridge: Bridge;
  data: Data;

  constructor(bridge: Bridge, data: Data) {
    this.bridge = bridge;
    this.data = data;
  }

  set(change: Partial<Data>): this {
    this.data = { ...this.data, ...change };
    return this;
  }
}
