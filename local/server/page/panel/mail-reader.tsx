/** One mail in the ways in which it is read: with and without pictures, as text, on a phone; and its headers. */
import { signal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useResource } from '../data/resource';
import type { MailView } from '../data/types';
import { Failed, Loading } from '../ui/empty';
import { Tabs } from '../ui/tabs';
import { ExecutionLink } from './execution-link';

const WAYS = [
  { id: 'html', label: 'HTML' },
  { id: 'phone', label: 'Phone' },
  { id: 'images-off', label: 'Images off' },
  { id: 'text', label: 'Text' },
  { id: 'headers', label: 'Headers' },
] as const;

/** The next mail is looked at in the same way. */
const way = signal<string>('html');

export function MailReader({ no }: { no: number }) {
  const { data, error, reload } = useResource<MailView>(`/local/mail/${no}`, []);
  if (!data) return error ? <Failed what="The mail" error={error} retry={reload} /> : <Loading what="the mail" />;
  return (
    <div class="mail">
      <div class="mail-bar">
        <Tabs
          label="How to read it"
          items={WAYS}
          selected={way.value}
          onSelect={(id) => {
            way.value = id;
          }}
          controls={`mail-${no}`}
        />
        <ExecutionLink id={data.execution} />
      </div>
      <div
        id={`mail-${no}`}
        role="tabpanel"
        aria-label={WAYS.find(({ id }) => id === way.value)?.label}
        class="mail-body"
      >
        <MailBody mail={data} />
      </div>
    </div>
  );
}

function MailBody({ mail: { html, text, headers, subject } }: { mail: MailView }) {
  if (way.value === 'headers') return <pre class="log">{headers}</pre>;
  if (way.value === 'text') return <pre class="log">{text || 'It has no text of its own.'}</pre>;
  if (html === null) return <pre class="log">{text}</pre>;
  return (
    <Frame
      html={html}
      title={subject || 'Mail'}
      isPhone={way.value === 'phone'}
      hasImages={way.value !== 'images-off'}
    />
  );
}

interface FrameProps {
  readonly html: string;
  readonly title: string;
  readonly isPhone: boolean;
  readonly hasImages: boolean;
}

/** As wide as a mail is read at a desk; a narrower panel shows it smaller instead of cutting it off. */
const DESK_PX = 680;
const PHONE_PX = 375;
const FRAME_PX = 620;

/** No script runs in it, nothing is loaded from outside, and links open beside this page. */
function Frame({ html, title, isPhone, hasImages }: FrameProps) {
  const shown = useMemo(() => prepared(html, hasImages), [html, hasImages]);
  const room = useRef<HTMLDivElement>(null);
  const [roomPx, setRoomPx] = useState(DESK_PX);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoomPx(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const widthPx = isPhone ? Math.min(PHONE_PX, roomPx) : DESK_PX;
  const scale = Math.min(1, roomPx / widthPx);
  const size = { width: `${widthPx}px`, height: `${FRAME_PX / scale}px`, transform: `scale(${scale})` };
  return (
    <div ref={room} class="mail-room" style={{ height: `${FRAME_PX}px` }}>
      <iframe
        class="mail-frame"
        title={title}
        style={size}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcdoc={shown}
      />
    </div>
  );
}

function prepared(html: string, hasImages: boolean): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const base = page.createElement('base');
  base.target = '_blank';
  page.head.prepend(base);
  for (const image of page.querySelectorAll('img')) {
    const isElsewhere = !image.getAttribute('src')?.startsWith('data:');
    if (!hasImages || isElsewhere) image.removeAttribute('src');
  }
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
