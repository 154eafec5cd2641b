/** Sales, those on hold first with what to do, and the commission sheet. */
import type { CommissionLine, SaleLine } from '../../core/pages/views.ts';
import { day, money, number } from '../shared/format.ts';
import { filterStart, opened, useCall } from './state.ts';
import { Loading } from './status.tsx';
import { type ColumnOf, Table } from './table.tsx';
import { said, stateWord, w } from './words.ts';

const TONE: Readonly<Record<string, string>> = { ACCEPTED: 'success', REVIEW: 'warning', REFUSED: 'critical' };

function columns(): readonly ColumnOf<SaleLine>[] {
  return [
    { key: 'id', label: w('id'), value: ({ id }) => id },
    { key: 'serial', label: w('serial'), value: ({ serial }) => serial, show: ({ serial }) => <SerialLink serial={serial} /> },
    { key: 'dealer', label: w('dealer'), value: ({ dealer }) => dealer },
    { key: 'customer', label: w('customer'), value: ({ customer }) => customer },
    { key: 'date', label: w('soldAt'), value: ({ soldAt }) => soldAt, show: ({ soldAt }) => <span class="num">{day(soldAt)}</span> },
    { key: 'net', label: w('net'), isNumber: true, value: ({ net }) => net, show: ({ net }) => money(net) },
    { key: 'verdict', label: w('verdict'), value: ({ verdict }) => verdict, show: ({ verdict }) => <span class={`badge ${TONE[verdict] ?? ''}`}>{stateWord(verdict)}</span> },
    { key: 'hold', label: w('onHold'), value: ({ onHold }) => (onHold ? 1 : 0), show: ({ onHold }) => (onHold ? <span class="badge warning">{w('onHold')}</span> : '') },
    { key: 'reason', label: w('reason'), width: '260px', value: whyOf, show: (line) => <span class="clip" title={whyOf(line)}>{said(line.reason)} <span class="muted">{said(line.nextStep)}</span></span> },
  ]; // biome-ignore format: a column a line
}

const whyOf = ({ reason, nextStep }: SaleLine) => `${said(reason)} ${said(nextStep)}`;

function SerialLink({ serial }: { readonly serial: string }) {
  const open = (event: Event): void => {
    event.stopPropagation();
    opened.value = { kind: 'unit', id: serial };
  };
  return (
    <button type="button" class="link num" onClick={open}>
      {serial}
    </button>
  );
}

const commissionColumns = (): readonly ColumnOf<CommissionLine>[] => [
  { key: 'month', label: w('month'), value: ({ month }) => month },
  { key: 'dealer', label: w('dealer'), value: ({ dealer }) => dealer },
  { key: 'sales', label: w('sales'), isNumber: true, value: ({ sales }) => sales, show: ({ sales }) => number(sales) },
  { key: 'payable', label: w('payable'), isNumber: true, value: ({ payable }) => payable, show: ({ payable }) => money(payable) },
  { key: 'held', label: w('held'), isNumber: true, value: ({ held }) => held, show: ({ held }) => money(held) },
  { key: 'why', label: w('reason'), value: ({ why }) => said(why) },
]; // biome-ignore format: a column a line

export function SalesPage() {
  const { data, error, reload } = useCall('console.sales', {});
  if (!data) return <Loading error={error} retry={reload} />;
  return (
    <>
      <Table
        label={w('sales')}
        columns={columns()}
        rows={data.sales}
        idOf={({ id }) => id}
        filter={filterStart.value}
      />
      <h2>{w('commissions')}</h2>
      <Table
        label={w('commissions')}
        columns={commissionColumns()}
        rows={data.commissions}
        idOf={({ month, dealer }) => `${month} ${dealer}`}
      />
    </>
  );
}
