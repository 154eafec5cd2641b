/** What a round fills beside its session, as something that a rollback takes back. */

/** A collection that is filled while a round goes on, as something that can be taken back. */
export function undoOf(collection: Map<string, unknown> | Set<string>): () => () => void {
  return () => {
    const before = new Set(collection.keys());
    return () => {
      for (const key of [...collection.keys()]) if (!before.has(key)) collection.delete(key);
    };
  };
}
