/** The demo network's names and the hub's own words, to read messages with. */

import type { Knowledge } from '../../src/core/understanding/knowledge';
import { type Context, understandText } from '../../src/core/understanding/understand-text';
import { wordSeed } from '../../src/core/understanding/word-seed';
import { demoPlaces, demoProducts } from '../../tools/demo/demo-network';

export const words = wordSeed();
export const knowledge = { products: demoProducts, places: demoPlaces, words };
export const FIRST: Context = { asked: '', intent: '' };
export const AT_PLACE: Context = { asked: 'place', intent: 'BUY' };
export const read = (text: string, context = FIRST, patch: Partial<Knowledge> = {}) =>
  understandText(text, context, { ...knowledge, ...patch });
