/** Stories in which somebody, or something, does its worst. What each holds the hub to: safeguards.ts. */
import type { Story } from '../stories';
import { chosenIds } from './chosen-ids';
import { corruptCells } from './corrupt-cells';
import { flood } from './flood';
import { outages } from './outages';
import { strangers } from './strangers';
import { systemRows } from './system-rows';

export const hostileStories: readonly Story[] = [corruptCells, systemRows, ...outages, flood, strangers, chosenIds];
