/** Random choices that a schedule draws from its seed. */
import type { SimHub } from './hub';

/** A whole number from 0 on, below this. */
export function int(hub: SimHub, below: number): number {
  return Math.floor(hub.random() * below);
}
