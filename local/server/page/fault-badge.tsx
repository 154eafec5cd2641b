/** In the top line: that faults are switched on, so that nobody wonders. */
import { useResource } from './data/resource';
import type { FaultView } from './data/types';
import { panelTab } from './panel/place';

export function FaultBadge() {
  const { data } = useResource<{ faults: readonly FaultView[] }>('/local/faults', ['faults'], 200);
  const count = data?.faults.filter(({ on }) => on).length ?? 0;
  if (count === 0) return null;
  return (
    <button
      type="button"
      class="button quiet fault-badge"
      onClick={() => {
        panelTab.value = 'workshop';
      }}
    >
      {count === 1 ? '1 fault is on' : `${count} faults are on`}
    </button>
  );
}
