/** Why these dealers: for each lead, ring by ring, who was considered and what became of it. */
import { useResource } from '../data/resource';
import { Badge, type Tone } from '../ui/badge';
import { Empty, Failed, Loading } from '../ui/empty';

interface Candidate {
  readonly dealerId: string;
  readonly dealer: string;
  readonly distanceKm: number | null;
  readonly score: number | null;
  readonly verdict: string;
  readonly words: string;
}

interface LeadView {
  readonly id: string;
  readonly status: string;
  readonly customer: string;
  readonly area: string;
  readonly owner: string;
  readonly rings: readonly {
    readonly ring: number;
    readonly others: number;
    readonly considered: readonly Candidate[];
  }[];
}

const TONES: Readonly<Record<string, Tone>> = {
  UNCLAIMED: 'warning',
  WITH_MANAGER: 'critical',
  SCREENING: 'neutral',
  ABANDONED: 'neutral',
  LOST: 'neutral',
  WON: 'success',
};

export function LeadsPanel() {
  const { data, error, reload } = useResource<{ leads: readonly LeadView[] }>('/local/leads', ['sheets'], 300);
  if (!data) return error ? <Failed what="The leads" error={error} retry={reload} /> : <Loading what="the leads" />;
  if (data.leads.length === 0) {
    return (
      <Empty title="No lead yet">
        A customer who writes becomes one. Here it will say why which dealers were asked.
      </Empty>
    );
  }
  return (
    <ul class="rows">
      {data.leads.map((lead, index) => (
        <li key={lead.id}>
          <details class="row-details" open={index === 0}>
            <summary>
              <Badge tone={TONES[lead.status] ?? 'info'}>{lead.status}</Badge>
              <b class="num">{lead.id}</b>
              <span class="clip">
                {lead.customer} {lead.area ? <small>{lead.area}</small> : null}
              </span>
              <span class="muted clip right">{lead.owner}</span>
            </summary>
            {lead.rings.length === 0 ? <p class="section-empty">Nobody has been asked yet.</p> : null}
            {lead.rings.map(({ ring, others, considered }) => (
              <RingTable key={ring} ring={ring} others={others} considered={considered} />
            ))}
          </details>
        </li>
      ))}
    </ul>
  );
}

function RingTable({ ring, others, considered }: LeadView['rings'][number]) {
  return (
    <table class="why">
      <caption>Ring {ring}</caption>
      <thead>
        <tr>
          <th scope="col">Dealer</th>
          <th scope="col" class="right">
            km
          </th>
          <th scope="col" class="right">
            Score
          </th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {considered.map(({ dealerId, dealer, distanceKm, score, verdict, words }) => (
          <tr key={dealerId} class={verdict === 'asked' ? 'asked' : ''}>
            <td>
              {dealer || dealerId} <small class="muted">{dealerId}</small>
            </td>
            <td class="num right">{distanceKm ?? '—'}</td>
            <td class="num right">{score ?? '—'}</td>
            <td>{verdict === 'asked' ? <Badge tone="success">asked</Badge> : words}</td>
          </tr>
        ))}
      </tbody>
      {others > 0 ? (
        <tfoot>
          <tr>
            <td colSpan={4} class="muted">
              and {others} dealers further away
            </td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}
