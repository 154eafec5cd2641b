/** Registering a sale: the verdict at once, and a correction where it was refused. */
import { useEffect, useState } from 'preact/hooks';
import type { AnswerOf } from '../../core/pages/contract.ts';
import type { SaleAnswer, SaleLine } from '../../core/pages/views.ts';
import { readDraftForm } from '../shared/drafts.ts';
import { day, money } from '../shared/format.ts';
import { endRequest, requestIdFor } from '../shared/requests.ts';
import { Choice, Field, useDraftForm } from './form.tsx';
import { ask, home, saleStart } from './state.ts';
import { said, say, w } from './words.ts';

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

export function Sell() {
  const [verdict, setVerdict] = useState<SaleAnswer | null>(null);
  const [past, setPast] = useState<AnswerOf<'dealer.sales'> | null>(null);
  const load = () => void ask('dealer.sales', {}).then((answer) => answer && setPast(answer));
  useEffect(load, []);
  const done = (answer: SaleAnswer): void => {
    setVerdict(answer);
    load();
  };
  return (
    <>
      <SaleForm verdict={verdict} onVerdict={done} />
      <section aria-labelledby="past">
        <h2 id="past">{w('mySales')}</h2>
        {past ? <PastSales sales={past.sales} /> : <p role="status">{w('loading')}</p>}
      </section>
      {past && past.commissions.length > 0 ? <Commissions lines={past.commissions} /> : null}
    </>
  );
}

interface SaleFormProps {
  readonly verdict: SaleAnswer | null;
  readonly onVerdict: (answer: SaleAnswer) => void;
}

function SaleForm({ verdict, onVerdict }: SaleFormProps) {
  const form = useDraftForm('sale', { soldAt: today(), ...readDraftForm('sale'), ...saleStart.value });
  const [isBusy, setBusy] = useState(false);
  const isCorrection = verdict?.verdict === 'REFUSED';
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const fields = { payment: 'cash', ...form.values };
    const replaces = isCorrection ? { replaces: verdict.saleId } : {};
    const requestId = requestIdFor('sale', [fields, replaces]);
    const answer = await ask('dealer.sale', { requestId, fields, ...replaces });
    setBusy(false);
    if (!answer) return;
    endRequest('sale');
    saleStart.value = {};
    onVerdict(answer);
    if (answer.verdict !== 'REFUSED') form.clear();
  };
  return (
    <section aria-labelledby="sell">
      <h2 id="sell">{w(isCorrection ? 'correctTitle' : 'sellTitle')}</h2>
      {verdict ? <Verdict answer={verdict} /> : null}
      <form class="form card" onSubmit={(event) => void send(event)}>
        <Field form={form} name="serial" label="serial" required />
        <SaleChoices form={form} />
        <Field form={form} name="customerName" label="customerName" required />
        <Field form={form} name="customerPhone" label="customerPhone" type="tel" inputMode="tel" required />
        <Field form={form} name="soldAt" label="soldAt" type="date" />
        <Field form={form} name="vehicle" label="vehicle" inputMode="numeric" required />
        <details>
          <summary>{w('more')}</summary>
          <div class="form">
            {(['accessories', 'fees', 'discounts', 'gifts', 'odometerKm'] as const).map((name) => (
              <Field key={name} form={form} name={name} label={name} inputMode="numeric" />
            ))}
            <Field form={form} name="promotions" label="promotions" />
          </div>
        </details>
        <button type="submit" class="button primary wide" aria-disabled={isBusy}>
          {isBusy ? w('registering') : w('register')}
        </button>
      </form>
    </section>
  );
}

function SaleChoices({ form }: { readonly form: ReturnType<typeof useDraftForm> }) {
  const models = (home.value?.models ?? []).map(({ id, name }) => [id, name] as const);
  const own = (home.value?.leads ?? [])
    .filter(({ isMine }) => isMine)
    .map(({ id, name }) => [id, `${id} ${name}`] as const);
  const payments = (['cash', 'transfer', 'credit', 'leasing'] as const).map((each) => [each, w(each)] as const);
  return (
    <>
      <Choice form={form} name="modelId" label="model" options={[['', '–'], ...models]} />
      <Choice form={form} name="leadId" label="leadId" options={[['', w('noLead')], ...own]} />
      <Choice form={form} name="payment" label="payment" options={payments} />
    </>
  );
}

const TONE: Readonly<Record<string, string>> = { ACCEPTED: 'success', REVIEW: 'warning', REFUSED: 'critical' };

function Verdict({ answer }: { readonly answer: SaleAnswer }) {
  const { verdict, reason, nextStep, onHold } = answer;
  return (
    <div class={`card verdict ${TONE[verdict] ?? ''}`} role="alert">
      <b>{say(verdict)}</b>
      {reason ? <p>{said(reason)}</p> : null}
      {nextStep ? <p>{said(nextStep)}</p> : null}
      {onHold ? <p>{w('holdHint')}</p> : null}
    </div>
  );
}

function PastSales({ sales }: { readonly sales: readonly SaleLine[] }) {
  if (sales.length === 0) return <p class="hint">{w('noSales')}</p>;
  return (
    <ul class="list">
      {sales.map((sale) => (
        <li key={sale.id} class="card">
          <span class="row">
            <b class="num">{sale.serial}</b>
            <span class={`badge ${TONE[sale.verdict] ?? ''}`}>{say(sale.verdict)}</span>
          </span>
          <span class="muted">{[sale.model, sale.customer, day(sale.soldAt), money(sale.net)].join(' · ')}</span>
          {sale.onHold ? <span class="badge warning">{w('onHold')}</span> : null}
          {sale.reason ? <span>{said(sale.reason)}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Commissions({ lines }: { readonly lines: AnswerOf<'dealer.sales'>['commissions'] }) {
  return (
    <section aria-labelledby="commissions">
      <h2 id="commissions">{w('commissions')}</h2>
      <ul class="list">
        {lines.map(({ month, payable, held, why }) => (
          <li key={month} class="card">
            <b>{month}</b>
            <span class="row">
              <span>{w('payable')}</span> <span class="num">{money(payable)}</span>
            </span>
            <span class="row">
              <span>{w('held')}</span> <span class="num">{money(held)}</span>
            </span>
            {why ? <span class="muted">{said(why)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
