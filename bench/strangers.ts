/** `npm run bench -- door|kill [--rounds N]|one-person [--messages N]|claim`: what strangers, floods and power cuts cost. */
import { parseArgs } from 'node:util';
import { measureDoor } from './door';
import { prepareHub } from './hub-under-test';
import { measureKill } from './kill';
import { measureOnePerson } from './one-person';
import { hubRace } from './races';

type Say = (text: string) => void;
type Bench = (code: string, options: Readonly<Record<string, string>>, step: Say) => Promise<unknown>;

const MEGABYTES_3 = 3_000_000;

export const strangerBenches: Readonly<Record<string, Bench>> = {
  door: (code, { characters = String(MEGABYTES_3) }) => measureDoor(code, Number(characters)),
  kill: (_, { rounds = '100' }, step) => measureKill(Number(rounds), 1, step),
  'one-person': async (code, { messages = '5000' }) =>
    measureOnePerson(code, await prepareHub(code, 3), Number(messages)),
  claim: async (code) => ({ callsOfAClaim: (await hubRace(code, await prepareHub(code, 40), 1, 11)).callsPerEvent }),
};

export function readOptions(words: readonly string[]): Record<string, string> {
  const { values } = parseArgs({
    args: [...words],
    options: { rounds: { type: 'string' }, messages: { type: 'string' }, characters: { type: 'string' } },
  });
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, given]) => (given === undefined ? [] : [[name, given]])),
  );
}
