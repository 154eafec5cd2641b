/** Where the customer is: a place from the list, or a pin on the map. */
import { useMemo, useState } from 'preact/hooks';
import { useResource } from '../data/resource';
import type { Place } from '../data/types';
import { Dialog } from '../ui/dialog';
import { IndonesiaMap } from './map';

export interface SharedLocation {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
  readonly address?: string;
}

interface LocationProps {
  readonly onSend: (location: SharedLocation) => void;
  readonly onClose: () => void;
}

const SHOWN = 80;
/** For a workbook without a Places tab. */
const FALLBACK: readonly Place[] = [
  { name: 'Kebayoran Baru', kind: 'Jakarta Selatan', latitude: -6.2431, longitude: 106.7991 },
  { name: 'Coblong', kind: 'Bandung', latitude: -6.8915, longitude: 107.6107 },
  { name: 'Gubeng', kind: 'Surabaya', latitude: -7.2754, longitude: 112.7516 },
];

export function LocationDialog({ onSend, onClose }: LocationProps) {
  const { data, error } = useResource<{ places: readonly Place[]; dealers: readonly Place[] }>('/local/places', []);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<SharedLocation | null>(null);
  const places = data?.places.length ? data.places : FALLBACK;
  const found = useMemo(() => {
    const text = query.trim().toLowerCase();
    return places.filter(({ name, kind }) => `${name} ${kind}`.toLowerCase().includes(text));
  }, [places, query]);

  const send = (
    <button type="button" class="button primary" disabled={!chosen} onClick={() => chosen && onSend(chosen)}>
      {chosen ? `Send ${chosen.name ?? 'this pin'}` : 'Choose a place first'}
    </button>
  );
  return (
    <Dialog title="Share a location" onClose={onClose} footer={send}>
      <IndonesiaMap
        dealers={data?.dealers ?? []}
        pin={chosen}
        onPin={(latitude, longitude) => setChosen({ latitude, longitude })}
      />
      <p class="muted num">
        {chosen
          ? `${chosen.name ?? 'Pin'} at ${chosen.latitude.toFixed(4)}, ${chosen.longitude.toFixed(4)}`
          : (error ?? `${data?.dealers.length ?? 0} dealers shown as dots. Click the map, or choose from the list.`)}
      </p>
      <input
        class="field"
        type="search"
        aria-label="Search places"
        placeholder="Search a city, district or postcode"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <div class="place-list" role="radiogroup" aria-label="Places">
        {found.slice(0, SHOWN).map((place) => {
          const { name, kind, latitude, longitude } = place;
          const selected = chosen?.name === name && chosen.latitude === latitude;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a radio drawn as a row of a list
            <button
              key={`${name}-${latitude}`}
              type="button"
              role="radio"
              aria-checked={selected}
              class="place"
              onClick={() => setChosen({ latitude, longitude, name })}
            >
              <span>{name}</span>
              <small>{kind}</small>
            </button>
          );
        })}
        {found.length === 0 ? <p class="muted">No place matches “{query}”.</p> : null}
      </div>
    </Dialog>
  );
}
