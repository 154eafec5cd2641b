/** Archive workbooks in memory. */
import type { Archives, ArchiveWorkbook, Cell, TabSize } from '../../src/ports.ts';
import { MemoryWorkbook } from './memory-workbook.ts';

export class MemoryArchives implements Archives {
  /** By ID, in the order in which they were made. */
  readonly workbooks = new Map<string, MemoryWorkbook>();

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
    const workbook = this.workbooks.get(id);
    if (!workbook) throw new Error(`There is no workbook ${id}`);
    return {
      read: (ranges) => workbook.read(ranges),
      commit: (changes) => workbook.commit(changes),
      tabs: () => workbook.sizes(),
      putHeader(tab, header) {
        const isThere = workbook.sizes().some(({ name }) => name === tab);
        if (!isThere) workbook.addTab(tab, [header]);
        else workbook.commit({ updates: [{ sheet: tab, row: 1, column: 1, cells: header.map(asText) }], appends: [] });
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
