/**
 * `npm run people -- [--people 500] [--seed 1]`: simulated people with natural habits write to the demo network. Prints how
 * many messages it took until dealers were asked, and who was left without a word or a named person.
 */
import { parseArgs } from 'node:util';
import { playPeople } from './play';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const { people, reached, medianMessages, mostMessages, left } = playPeople(Number(values.seed), Number(values.people));
for (const sentence of left.slice(0, 20)) console.log(sentence);
console.log(`${people} people, ${reached} of them brought dealers' phones to ring`);
console.log(`messages from hello to dealers: median ${medianMessages}, most ${mostMessages}`);
console.log(`left without a word or a named person: ${left.length}`);
process.exitCode = left.length > 0 || medianMessages > 3 ? 1 : 0;
