/** The machines that are drawn for Figma: what the hub decides by, and where each state stands on the sheet. */
import { MOVES } from '../../src/core/lead/moves.ts';
import { arrowsOf, TRANSITIONS } from '../../src/core/unit/states.ts';
import { type Machine, machineSvg } from './machine-svg.ts';
import { EXCHANGES, PARTIES } from './vendor-view.ts';

const NEW = 'new';

export const leadMachine: Machine = {
  title: 'The life of a lead',
  places: {
    [NEW]: [0, 0],
    SCREENING: [1, 1],
    UNCLAIMED: [2, 1],
    CLAIMED: [3, 1],
    CONTACTED: [4, 0],
    TEST_RIDE: [5.3, 0.9],
    WON: [6.6, 0],
    LOST: [6.6, 3],
    WITH_MANAGER: [3, 3],
    ABANDONED: [1, 3],
  },
  moves: [{ from: NEW, to: 'SCREENING', why: 'first message' }, ...MOVES.map(([from, to, why]) => ({ from, to, why }))],
};

export const unitMachine: Machine = {
  title: 'The life of a unit',
  places: {
    [NEW]: [0, 0],
    MANUFACTURED: [0, 2],
    SHIPPED: [1, 1],
    IN_STOCK: [2, 0],
    SOLD: [3, 1],
    ACTIVATED: [4, 0],
    IN_SERVICE: [5, 1],
    RETURNED: [2, 3],
    STOLEN: [4, 3],
    SCRAPPED: [3, 4.4],
  },
  moves: TRANSITIONS.flatMap((transition) =>
    arrowsOf(transition).map(([from, to]) => ({ from: from || NEW, to, why: transition.type })),
  ),
};

/** Who sends what to whom at Mekari. */
export const exchangeMachine: Machine = {
  title: 'What is exchanged with Mekari Qontak',
  places: PARTIES,
  moves: EXCHANGES.map(({ from, to, what }) => ({ from, to, why: what })),
};

/** Path → SVG. */
export function drawnMachines(): { readonly path: string; readonly content: string }[] {
  return [
    { path: 'docs/figma/lead-states.svg', content: machineSvg(leadMachine) },
    { path: 'docs/figma/unit-states.svg', content: machineSvg(unitMachine) },
    { path: 'docs/figma/mekari-exchange.svg', content: machineSvg(exchangeMachine) },
  ];
}
