/** Reads the stored content of a message. */
import { type Content, MEDIA_KINDS } from '../events.ts';
import * as is from '../lib/read-json.ts';

export const contentOf: is.Decode<Content> = is.byKey('type', {
  text: is.object({ text: is.text }),
  reply: is.object({ id: is.text, title: is.text }),
  location: is.object({ latitude: is.number, longitude: is.number, name: is.text }),
  media: is.object({ media: is.choice(...MEDIA_KINDS), mediaId: is.text, caption: is.text, filename: is.text }),
  reaction: is.object({ originalId: is.text, emoji: is.text }),
  contacts: is.object({ phones: is.array(is.text), own: is.flag }),
  preference: is.object({ wants: is.flag }),
  order: is.object({ productIds: is.array(is.text), text: is.text }),
  edit: is.object({ originalId: is.text, text: is.text }),
  revoke: is.object({ originalId: is.text }),
  'number-change': is.object({ newPhone: is.text, newUserId: is.text }),
  other: is.object({ what: is.text, text: is.text }),
});
