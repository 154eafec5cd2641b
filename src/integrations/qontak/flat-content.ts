/**
 * The content of Qontak's flat message format. Texts are documented; pins, taps and files are not (see docs/LIVE_CHECKS.md), so
 * each is looked for where captures and common sense suggest.
 */
import { type Content, MEDIA_KINDS } from '../../core/events.ts';
import { asRecord, type JsonRecord, number, parseJson, record, text } from '../../core/lib/json.ts';

/** How many characters of a text are searched for coordinates. */
const LONGEST_PLACE = 500;

/** 'other' for what is not recognised; never throws. */
export function flatContent(message: JsonRecord): Content {
  const type = text(message, 'type');
  const words = text(message, 'text');
  if (type === 'location') return location(message, words);
  if (type === 'text' || type === 'button' || type === 'interactive' || type === 'list') return reply(message, words);
  const kind = MEDIA_KINDS.find((each) => each === (type === 'voice' ? 'audio' : type));
  if (!kind) return { type: 'other', what: type || 'nothing', text: words };
  const file = record(message, 'file');
  const mediaId = [text(file, 'url'), text(message, 'file_url'), text(message, 'url')].find((url) =>
    /^https:\/\//.test(url),
  );
  if (mediaId === undefined) return { type: 'other', what: kind, text: words };
  return { type: 'media', media: kind, mediaId, caption: words, filename: text(file, 'filename') };
}

function location(message: JsonRecord, words: string): Content {
  const parsed = parseJson(words);
  const places = [record(message, 'location'), message, (parsed.ok ? asRecord(parsed.value) : null) ?? {}];
  for (const place of places) {
    const latitude = number(place, 'latitude') ?? number(place, 'lat');
    const longitude = number(place, 'longitude') ?? number(place, 'lng') ?? number(place, 'long');
    if (latitude !== null && longitude !== null)
      return { type: 'location', latitude, longitude, name: text(place, 'name') || text(place, 'address') };
  }
  const pair = /(-?\d{1,2}\.\d+)\s*,\s*(-?\d{1,3}\.\d+)/.exec(words.slice(0, LONGEST_PLACE));
  if (!pair) return { type: 'other', what: 'location', text: words };
  return { type: 'location', latitude: Number(pair[1]), longitude: Number(pair[2]), name: '' };
}

/** A tap without a button ID is read as its title, which the hub understands as well. */
function reply(message: JsonRecord, words: string): Content {
  for (const part of [record(message, 'interactive'), message]) {
    for (const kind of ['button_reply', 'list_reply', 'button']) {
      const tapped = record(part, kind);
      const id = text(tapped, 'id') || text(tapped, 'payload');
      if (id !== '') return { type: 'reply', id, title: text(tapped, 'title') || text(tapped, 'text') || words };
    }
  }
  return { type: 'text', text: words };
}
