/** The language of headers, as the Settings tab asks for it. */
import { type Cell, type ReadRange, WorkbookFault, type WorkbookReader } from '../../ports.ts';
import { parseSettings } from '../../settings.ts';
import { wholeTable } from '../../store/read-columns.ts';
import { HeaderFault, Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { Language } from '../../tables/labels.ts';

/** English when there is no Settings tab yet; when its headers cannot be read, the language of the headers of Leads. */
export function languageOfWorkbook(workbook: WorkbookReader): Language {
  return unlessMissing(workbook, { sheet: tables.settings.name, fromRow: 1 }, (cells) => {
    try {
      return parseSettings(wholeTable(tables.settings, cells).rows).settings.workbookLanguage === 'id' ? 'id' : 'en';
    } catch (error) {
      if (error instanceof HeaderFault)
        return unlessMissing(workbook, { sheet: tables.leads.name, fromRow: 1, toRow: 1 }, languageOfLeads);
      throw error;
    }
  });
}

function languageOfLeads([head = []]: readonly (readonly Cell[])[]): Language {
  try {
    return new Layout(tables.leads, head).languageOf('id');
  } catch (error) {
    if (error instanceof HeaderFault) return 'en';
    throw error;
  }
}

/**
 * English for a tab that does not exist yet. Throws WorkbookFault when the tab cannot be read: nothing is renamed on a guess.
 */
function unlessMissing(
  workbook: WorkbookReader,
  range: ReadRange,
  languageIn: (cells: readonly (readonly Cell[])[]) => Language,
): Language {
  try {
    const [cells = []] = workbook.read([range]);
    return languageIn(cells);
  } catch (error) {
    if (error instanceof WorkbookFault && ['missing-tab', 'beyond-grid'].includes(error.reason)) return 'en';
    throw error;
  }
}
