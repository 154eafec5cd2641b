/** Stories in which somebody, or something, does its worst. What each holds the hub to: safeguards.ts. */
import type { Story } from '../story';
import { chosenIds } from './chosen-ids';
import { corruptCells } from './corrupt-cells';
import { flood } from './flood';
import { fullLists } from './full-lists';
import { outages } from './outages';
import { refusedWords } from './refused-words';
import { strangers } from './strangers';
import { systemRows } from './system-rows';

export const hostileStories: readonly Story[] = [
  corruptCells,
  systemRows,
  ...outages,
  flood,
  strangers,
  chosenIds,
  refusedWords,
  fullLists,
];
