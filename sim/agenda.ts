/** A timetable of people's acts over hours; between two acts simulated time passes. */
import type { SimHub } from './hub';

export class Agenda {
  private readonly startMs: number;
  private readonly acts: { readonly at: number; readonly act: () => void }[] = [];

  constructor(private readonly hub: SimHub) {
    this.startMs = hub.rt.now();
  }

  /** `ms` after the agenda was opened. */
  at(ms: number, act: () => void): void {
    const at = this.startMs + ms;
    const place = this.acts.findIndex((other) => other.at > at);
    this.acts.splice(place === -1 ? this.acts.length : place, 0, { at, act });
  }

  /** `ms` from now. */
  after(ms: number, act: () => void): void {
    this.at(this.hub.rt.now() - this.startMs + ms, act);
  }

  /** Plays everything, and continues until `ms` after the agenda was opened. */
  async playUntil(ms: number): Promise<void> {
    for (let next = this.acts.shift(); next; next = this.acts.shift()) {
      await this.waitUntil(next.at);
      next.act();
    }
    await this.waitUntil(this.startMs + ms);
  }

  private async waitUntil(at: number): Promise<void> {
    const wait = at - this.hub.rt.now();
    if (wait > 0) await this.hub.rt.advance(wait);
  }
}
