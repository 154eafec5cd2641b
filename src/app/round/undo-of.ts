/** Rollback for collections that a round fills besides its session. */

/**
 * Returns a function that notes which keys the collection holds now; calling its result removes every key added since. Values
 * that were replaced are not restored.
 */
export function undoOf(collection: Map<string, unknown> | Set<string>): () => () => void {
  return () => {
    const before = new Set(collection.keys());
    return () => {
      for (const key of [...collection.keys()]) if (!before.has(key)) collection.delete(key);
    };
  };
}
