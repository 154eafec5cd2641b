/** Passes changes of the host on: first to the database, then to watchers. */
import type { Host, HostChange } from '../host/types';
import type { RuntimeChange } from './options';
import type { Store } from './persistence';
import type { Trigger } from './trigger-service';

export class ChangeFeed {
  private readonly host: Host;
  private readonly store: Store | null;
  private readonly listeners = new Set<(change: RuntimeChange) => void>();

  constructor(host: Host, store: Store | null) {
    this.host = host;
    this.store = store;
  }

  /** Nobody is told of a change before it is durable. All changes of one call or flush are one transaction. */
  settle(): void {
    if (this.store === null && this.listeners.size === 0) return;
    const changes = this.host.drainChanges();
    if (changes.length === 0) return;
    this.store?.save(changes);
    for (const change of changes) this.tell(change);
  }

  triggersChanged(triggers: readonly Trigger[]): void {
    this.store?.saveTriggers(triggers);
    this.emit({ type: 'trigger' });
  }

  emit(change: RuntimeChange): void {
    for (const listener of this.listeners) listener(change);
  }

  listen(listener: (change: RuntimeChange) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  private tell(change: HostChange): void {
    switch (change.store) {
      case 'mail':
        this.emit({ type: 'mail', mail: change.mail });
        return;
      case 'property':
        this.emit({ type: 'property', key: change.key });
        return;
      case 'sheet':
        this.emit({ type: 'sheet', spreadsheetId: change.spreadsheetId, sheetId: change.sheetId });
        return;
      case 'sheetMeta':
        this.emit({ type: 'sheet', spreadsheetId: change.spreadsheetId, sheetId: change.meta.sheetId });
        return;
      case 'workbook':
        this.emit({ type: 'sheet', spreadsheetId: change.spreadsheetId, sheetId: null });
        return;
      case 'host':
        return;
    }
  }
}
