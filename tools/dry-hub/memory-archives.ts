/** Archive workbooks in memory. */
import { ArchiveFault, type Archives, type ArchiveWorkbook, type Cell, type TabSize } from '../../src/ports.ts';
import { MemoryWorkbook } from './memory-workbook.ts';

export class MemoryArchives implements Archives {
  /** By ID, in the order in which they were made. */
  readonly workbooks = new Map<string, MemoryWorkbook>();
  /** Nothing of them can be read or written for now. */
  isBusy = false;

  constructor(private readonly live: MemoryWorkbook) {}

  liveTabs(): TabSize[] {
    return this.live.sizes();
  }

  create(name: string): string {
    const id = `archive-${this.workbooks.size + 1}-${name.replace(/\W+/g, '-')}`;
    this.workbooks.set(id, new MemoryWorkbook({}));
    return id;
  }

  open(id: string): ArchiveWorkbook {
    const book = () => {
      const workbook = this.workbooks.get(id);
      if (this.isBusy) throw new ArchiveFault('busy', 'Quota exceeded');
      if (!workbook) throw new ArchiveFault('gone', `There is no workbook ${id}`);
      return workbook;
    };
    return {
      read: (ranges) => book().read(ranges),
      commit: (changes) => book().commit(changes),
      tabs: () => book().sizes(),
      putHeader(tab, header) {
        const isThere = book()
          .sizes()
          .some(({ name }) => name === tab);
        if (!isThere) book().addTab(tab, [header]);
        else book().commit({ updates: [{ sheet: tab, row: 1, column: 1, cells: header.map(asText) }], appends: [] });
      },
    };
  }

  /** Every row of a tab, of all of them, below the headers. */
  rows(tab: string): (readonly Cell[])[] {
    return [...this.workbooks.values()].flatMap((workbook) =>
      workbook.sizes().some(({ name }) => name === tab) ? (workbook.read([{ sheet: tab, fromRow: 2 }])[0] ?? []) : [],
    );
  }
}

function asText(value: string) {
  return { kind: 'text', value } as const;
}
