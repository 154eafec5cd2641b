/** A simple map of Indonesia: outlines, dealers as dots, and a pin wherever it is clicked. */
import { useRef, useState } from 'preact/hooks';
import type { Place } from '../data/types';
import { ISLANDS } from './islands';

const WEST = 94;
const EAST = 141.5;
const NORTH = 7;
const SOUTH = -11.5;

interface MapProps {
  readonly dealers: readonly Place[];
  readonly pin: { readonly latitude: number; readonly longitude: number } | null;
  readonly onPin: (latitude: number, longitude: number) => void;
}

export function IndonesiaMap({ dealers, pin, onPin }: MapProps) {
  const [zoom, setZoom] = useState(1);
  const svg = useRef<SVGSVGElement>(null);
  const width = (EAST - WEST) / zoom;
  const height = (NORTH - SOUTH) / zoom;
  const centre = pin ?? { longitude: 110, latitude: -4 };
  const x = zoom === 1 ? WEST : centre.longitude - width / 2;
  const y = zoom === 1 ? -NORTH : -centre.latitude - height / 2;

  const click = (event: MouseEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (!box) return;
    const longitude = x + ((event.clientX - box.left) / box.width) * width;
    const latitude = -(y + ((event.clientY - box.top) / box.height) * height);
    onPin(Number(latitude.toFixed(4)), Number(longitude.toFixed(4)));
  };
  const dot = 0.28 / zoom ** 0.75;

  return (
    <div class="map">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list of places below does the same by keyboard */}
      <svg
        class="map-svg"
        ref={svg}
        viewBox={`${x} ${y} ${width} ${height}`}
        role="img"
        aria-label={`Map of Indonesia with ${dealers.length} dealers. Click to drop a pin, or use the list below.`}
        onClick={click}
      >
        {ISLANDS.map((points) => (
          <polygon key={String(points[0])} points={points.map(([lon, lat]) => `${lon},${-lat}`).join(' ')} />
        ))}
        {dealers.map((dealer) => (
          <circle key={`${dealer.name}-${dealer.latitude}`} cx={dealer.longitude} cy={-dealer.latitude} r={dot}>
            <title>{dealer.name}</title>
          </circle>
        ))}
        {pin ? (
          <g transform={`translate(${pin.longitude} ${-pin.latitude}) scale(${0.8 / zoom})`} class="pin">
            <path d="M0 0C-.9-1.2-1.2-1.6-1.2-2.2a1.2 1.2 0 1 1 2.4 0C1.2-1.6.9-1.2 0 0z" />
            <circle cy="-2.2" r=".45" />
          </g>
        ) : null}
      </svg>
      <div class="map-zoom">
        <ZoomButton label="Zoom in" sign="+" disabled={zoom >= 16} onZoom={() => setZoom(zoom * 2)} />
        <ZoomButton label="Zoom out" sign="−" disabled={zoom <= 1} onZoom={() => setZoom(zoom / 2)} />
      </div>
    </div>
  );
}

interface ZoomButtonProps {
  readonly label: string;
  readonly sign: string;
  readonly disabled: boolean;
  readonly onZoom: () => void;
}

function ZoomButton({ label, sign, disabled, onZoom }: ZoomButtonProps) {
  return (
    <button type="button" class="button" aria-label={label} disabled={disabled} onClick={onZoom}>
      {sign}
    </button>
  );
}
