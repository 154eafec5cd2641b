/** The language of headers, as the Settings tab asks for it. */
import { WorkbookFault, type WorkbookReader } from '../../ports.ts';
import { parseSettings } from '../../settings.ts';
import { wholeTable } from '../../store/read-columns.ts';
import { HeaderFault } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { Language } from '../../tables/labels.ts';

/** English, before there is a Settings tab that says otherwise. */
export function languageOfWorkbook(workbook: WorkbookReader): Language {
  try {
    const [cells = []] = workbook.read([{ sheet: tables.settings.name, fromRow: 1 }]);
    return parseSettings(wholeTable(tables.settings, cells).rows).settings.workbookLanguage === 'id' ? 'id' : 'en';
  } catch (error) {
    if (!(error instanceof WorkbookFault) && !(error instanceof HeaderFault)) throw error;
    return 'en';
  }
}
