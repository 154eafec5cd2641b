/** Ways for a customer to begin, one tap each: plainly, or from an ad so that the channel can be seen in Leads. */
import { attempt, post } from '../data/api';
import { useResource } from '../data/resource';
import type { SheetView } from '../data/types';

const META_AD = {
  source_url: 'https://fb.me/local-demo',
  source_type: 'ad',
  source_id: '120226305854810726',
  headline: 'Motor listrik Volta',
  body: 'Hemat setiap hari.',
  media_type: 'image',
};

export function Starters({ id }: { id: string }) {
  const { data } = useResource<SheetView>('/local/sheets/Campaigns?display=1', []);
  const codeAt = data?.headers.indexOf('Code') ?? -1;
  const codes = codeAt < 0 ? [] : (data?.rows.map((row) => row[codeAt] ?? '') ?? []);
  const say = (body: object): void => void attempt(() => post(`/local/phones/${id}/say`, body));
  const refs = [
    { label: 'From TikTok', code: codes.find((code) => /^TT-/i.test(code)) },
    { label: 'From Google', code: codes.find((code) => /^GG-/i.test(code)) },
  ];
  return (
    <div class="starters">
      <button type="button" class="button" onClick={() => say({ text: 'Halo' })}>
        Say “Halo”
      </button>
      {refs.map(({ label, code }) =>
        code === undefined ? null : (
          <button key={label} type="button" class="button" onClick={() => say({ text: `Halo [ref:${code}]` })}>
            {label}
          </button>
        ),
      )}
      <button type="button" class="button" onClick={() => say({ text: 'Halo', referral: META_AD })}>
        From a Meta ad
      </button>
    </div>
  );
}
