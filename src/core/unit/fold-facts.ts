/**
 * Folds facts that only repeat what is known into counts, so that a unit that is ridden for years keeps room for facts that
 * change its state. A fact that matters for a state is never dropped, even if it comes to matter only when an earlier sale is
 * corrected.
 */
import type { Fact, FactOutcome } from './states.ts';

/** How many of the newest repetitions are kept: late reports are nearly always from the last days. */
const KEPT_WHOLE = 100;
/** After each of these a ride means something different, in case an earlier sale is entered late. */
const ACTIVATING: ReadonlySet<string> = new Set(['PURCHASED', 'FIRST_RIDE']);

/**
 * `inOrder`: sorted by their own time. `outcomes`: of each fact. Of a gateway's reports that changed nothing, the first and the
 * last of each kind are kept between two facts that count; the last one stores how many were dropped between them.
 */
export function foldFacts(inOrder: readonly Fact[], outcomes: ReadonlyMap<Fact, FactOutcome>): Fact[] {
  const repeats = inOrder.filter((fact) => fact.source === 'gateway' && outcomes.get(fact) !== 'applied');
  if (repeats.length <= KEPT_WHOLE) return [...inOrder];
  const foldable = new Set(repeats.slice(0, -KEPT_WHOLE));
  const activating = ends(inOrder, (fact) => (foldable.has(fact) ? ACTIVATING.has(fact.type) : null));
  const kept = ends(inOrder, (fact) => (foldable.has(fact) && !activating.has(fact) ? true : null));
  return counted(inOrder, (fact) => !foldable.has(fact) || activating.has(fact) || kept.has(fact));
}

/** The first and the last of each kind in each stretch. `belongs`: null where a stretch ends, false for facts to skip. */
function ends(inOrder: readonly Fact[], belongs: (fact: Fact) => boolean | null): Set<Fact> {
  const found = new Set<Fact>();
  let last = new Map<string, Fact>();
  const close = () => {
    for (const fact of last.values()) found.add(fact);
    last = new Map();
  };
  for (const fact of inOrder) {
    const isOne = belongs(fact);
    if (isOne === null) close();
    else if (isOne) {
      if (!last.has(kindOf(fact))) found.add(fact);
      last.set(kindOf(fact), fact);
    }
  }
  close();
  return found;
}

function kindOf({ type, by }: Fact): string {
  return `${type} ${by}`;
}

function counted(inOrder: readonly Fact[], stays: (fact: Fact) => boolean): Fact[] {
  const dropped = new Map<string, number>();
  return inOrder.flatMap((fact) => {
    const kind = kindOf(fact);
    const before = (fact.more ?? 0) + (dropped.get(kind) ?? 0);
    if (!stays(fact)) {
      dropped.set(kind, before + 1);
      return [];
    }
    if (fact.source !== 'gateway' || before === (fact.more ?? 0)) return [fact];
    dropped.delete(kind);
    return [{ ...fact, more: before }];
  });
}
