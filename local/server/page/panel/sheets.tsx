/** The workbook: tabs below, as in a spreadsheet, and the grid of the one in front. */
import { attempt, post } from '../data/api';
import { useResource } from '../data/resource';
import type { SheetInfo, SheetList } from '../data/types';
import { Failed, Loading } from '../ui/empty';
import { Icon } from '../ui/icon';
import { Picker } from '../ui/picker';
import { Tabs } from '../ui/tabs';
import { notify } from '../ui/toast';
import { sheetInFront as chosen } from './place';
import { Sheet } from './sheet';

export function Sheets() {
  const { data, error, reload } = useResource<SheetList>('/local/sheets', ['sheets'], 400);
  if (!data)
    return error ? <Failed what="The workbook" error={error} retry={reload} /> : <Loading what="the workbook" />;
  const { sheets } = data;
  const found =
    sheets.find(({ name }) => name === chosen.value) ?? sheets.find(({ columns }) => columns > 0) ?? sheets[0];
  const name = found?.name ?? '';
  const show = (id: string): void => {
    chosen.value = id;
  };
  const undo = (): void => {
    void attempt(async () => {
      const { undone } = await post<{ undone: string }>('/local/undo');
      notify(`Undone: ${undone}.`, 'done');
    });
  };
  return (
    <div class="sheets">
      <Sheet key={name} name={name} version={found?.version ?? 0} undo={{ what: data.undo, run: undo }} />
      <div class="sheet-tabs">
        <Picker
          label="All tabs"
          items={sheets.map((sheet) => ({ id: sheet.name, label: sheet.name, detail: detailOf(sheet) }))}
          selected={name}
          onSelect={show}
        >
          <Icon name="list" />
        </Picker>
        <Tabs
          label="Tabs of the workbook"
          items={sheets
            .filter((sheet) => !sheet.hidden || sheet.name === name)
            .map((sheet) => ({ id: sheet.name, label: sheet.name, count: sheet.rows }))}
          selected={name}
          onSelect={show}
          controls="sheet"
        />
      </div>
    </div>
  );
}

function detailOf({ rows, hidden }: SheetInfo): string {
  return `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}${hidden ? ', hidden' : ''}`;
}
