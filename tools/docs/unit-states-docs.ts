/** docs/UNIT_STATES.md: the life of a unit, drawn from the table that the hub decides by. */

import { arrowsOf, TRANSITIONS } from '../../src/core/unit/states.ts';
import { settingDefinitions } from '../../src/tables/setting-definitions.ts';

/** The whole page. */
export function unitStatesDocs(): string {
  const arrows = TRANSITIONS.flatMap((transition) =>
    arrowsOf(transition).map(([from, to]) => `  ${from === '' ? '[*]' : from} --> ${to}: ${transition.type}`),
  );
  const confirms = new Set(settingDefinitions.telemetryConfirms.fallback.split(/,\s*/));
  const rows = TRANSITIONS.map(({ type, from, to, by }) => {
    const who = by.map((source) =>
      source === 'gateway' && !confirms.has(type) ? 'gateway (only if the setting says so)' : source,
    );
    return `| \`${type}\` | ${from.map((state) => state || '–').join(', ')} | ${to === 'before' ? 'the state before' : to} | ${who.join(', ')} |`;
  });
  return [
    '# The life of a unit',
    '',
    'Made from `src/core/unit/states.ts` by `npm run templates`. Do not edit by hand.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...arrows,
    '```',
    '',
    '| Event | From | To | Who may say so |',
    '|---|---|---|---|',
    ...rows,
    '',
    'The state is derived from all facts of a unit in the order of their own time (ties: running number, then the order above), so that what arrives late',
    'takes its place and the order of arrival does not matter. What does not fit is kept as an exception, with a finding and an alert; it counts as soon as the',
    'facts that explain it are there. An event that says again what is known changes nothing. What gateways may confirm by themselves is the setting',
    '`telemetryConfirms`; the rest waits until staff say it in the Units tab.',
    '',
    'A unit that was RECOVERED is in the state from which it was stolen: on the floor it may be sold, sold it still has to report itself.',
    '',
    'A unit that was RESTOCKED begins a new life and may be sold again; each sale belongs to one life and keeps the proof that the unit gave in it. Reports that change nothing',
    '(rides above all) are folded once there are more than a hundred: the first and the last between two facts that count stay, with how many stood between them.',
    '',
  ].join('\n');
}
