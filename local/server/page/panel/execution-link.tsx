/** A way from what happened to the execution that did it. */
import { showExecution } from './place';

export function ExecutionLink({ id }: { id: number | string | null }) {
  if (id === null) return null;
  return (
    <button type="button" class="button quiet" onClick={() => showExecution(id)}>
      Execution {id}
    </button>
  );
}
