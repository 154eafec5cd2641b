/** Future events in virtual time, ordered by time and then by insertion (a binary heap). */
export interface Planned {
  readonly time: number;
  readonly order: number;
  readonly action: () => void;
  cancelled: boolean;
}

export class EventQueue {
  private readonly heap: Planned[] = [];
  private count = 0;

  add(time: number, action: () => void): Planned {
    const planned: Planned = { time, order: this.count, action, cancelled: false };
    this.count += 1;
    this.heap.push(planned);
    this.rise(this.heap.length - 1);
    return planned;
  }

  peek(): Planned | undefined {
    while (this.heap[0]?.cancelled === true) this.removeFirst();
    return this.heap[0];
  }

  take(): Planned | undefined {
    const first = this.peek();
    if (first !== undefined) this.removeFirst();
    return first;
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink(0);
  }

  private rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  private sink(from: number): void {
    for (let at = from; ; ) {
      const left = at * 2 + 1;
      const least = this.isBefore(left + 1, left) ? left + 1 : left;
      if (!this.swapIfBefore(least, at)) return;
      at = least;
    }
  }

  private swapIfBefore(at: number, other: number): boolean {
    const a = this.heap[at];
    const b = this.heap[other];
    if (a === undefined || b === undefined || !this.isBefore(at, other)) return false;
    this.heap[at] = b;
    this.heap[other] = a;
    return true;
  }

  private isBefore(at: number, other: number): boolean {
    const a = this.heap[at];
    const b = this.heap[other];
    if (a === undefined || b === undefined) return false;
    return a.time < b.time || (a.time === b.time && a.order < b.order);
  }
}
