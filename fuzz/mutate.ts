/** A realistic value with a few things wrong with it: types swapped, parts repeated, dropped, nested, enlarged, renamed. */
import { hostileValue, PROTOTYPE_NAMES, pick, type Random } from './hostile.ts';
import { isList, type Json } from './input.ts';

type Path = readonly (string | number)[];
type Change = (value: Json, random: Random) => Json | undefined;

const REPEATS = [2, 3, 20, 150];

/** undefined drops it. Weighted by how often they stand here. */
const CHANGES: readonly Change[] = [
  (_, random) => hostileValue(random),
  (_, random) => hostileValue(random),
  (_, random) => hostileValue(random),
  () => undefined,
  swapType,
  swapType,
  repeat,
  (value) => [value],
  (value) => [[value], value],
  (value) => ({ '0': value, length: 1 }),
  addMember,
  addMember,
  renameMember,
  (value) => (isList(value) ? [...value].reverse() : value),
];

export function mutate(value: Json, random: Random, most = 3): Json {
  let result = value;
  for (let left = 1 + Math.floor(random() * most); left > 0; left--) {
    const path = pick(random, pathsOf(result));
    result = changeAt(result, path, (part) => pick(random, CHANGES)(part, random)) ?? null;
  }
  return result;
}

function isTree(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value) && !Object.keys(value)[0]?.startsWith('$');
}

/** Every part of it, itself included; the marks of long values are not taken apart. */
function pathsOf(value: Json, at: Path = []): Path[] {
  if (isList(value)) return [at, ...value.slice(0, 40).flatMap((each, index) => pathsOf(each, [...at, index]))];
  if (isTree(value)) return [at, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...at, key]))];
  return [at];
}

function changeAt(value: Json, [first, ...rest]: Path, change: (part: Json) => Json | undefined): Json | undefined {
  if (first === undefined) return change(value);
  if (isList(value)) {
    return value.flatMap((each, index) => {
      const next = index === first ? changeAt(each, rest, change) : each;
      return next === undefined ? [] : [next];
    });
  }
  if (!isTree(value)) return value;
  const entries = Object.entries(value).flatMap(([key, each]): [string, Json][] => {
    const next = key === first ? changeAt(each, rest, change) : each;
    return next === undefined ? [] : [[key, next]];
  });
  return Object.fromEntries(entries);
}

function swapType(value: Json, random: Random): Json {
  if (typeof value === 'string')
    return pick<Json>(random, [Number(value) || 0, true, null, [...value.slice(0, 5)], { body: value }]);
  if (typeof value === 'number') return pick<Json>(random, [String(value), value * 1e10, -value, null, [value]]);
  if (isList(value))
    return pick<Json>(random, [value[0] ?? null, { '0': value[0] ?? null }, String(value.length), null]);
  return pick<Json>(random, [null, 'x', 1, [], JSON.stringify(value ?? null).slice(0, 500)]);
}

function repeat(value: Json, random: Random): Json {
  const times = pick(random, REPEATS);
  if (isList(value)) return Array.from({ length: Math.min(times, 20) }, () => value).flat();
  if (typeof value === 'string') return { $repeat: [value, times] };
  return Array.from({ length: Math.min(times, 20) }, () => value);
}

function addMember(value: Json, random: Random): Json {
  if (!isTree(value)) return hostileValue(random);
  return Object.fromEntries([...Object.entries(value), [pick(random, PROTOTYPE_NAMES), hostileValue(random)]]);
}

function renameMember(value: Json, random: Random): Json {
  if (!isTree(value)) return value;
  const entries = Object.entries(value);
  const chosen = Math.floor(random() * entries.length);
  return Object.fromEntries(
    entries.map(([key, each], index) => [index === chosen ? pick(random, PROTOTYPE_NAMES) : key, each]),
  );
}
