/**
 * Media ids: uploading gives one, a webhook carries one, asking for it gives an address that works with the token.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
 */
import { createHash } from 'node:crypto';
import { type FetchRequest, type FetchResponse, jsonResponse, requestHeader, requestText } from '../http';
import { GraphRefusal } from './refusal';

export interface Medium {
  readonly id: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

const DOWNLOAD = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/';
/** https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types */
const LARGEST_BYTES = 100 * 1024 * 1024;

export type MediaStore = ReturnType<typeof createMediaStore>;

export function createMediaStore(nextId: () => string) {
  const media = new Map<string, Medium>();

  const add = (mimeType: string, bytes: Uint8Array): Medium => {
    const medium = { id: nextId(), mimeType, bytes };
    media.set(medium.id, medium);
    return medium;
  };

  return {
    add,
    has: (id: string) => media.has(id),
    isDownload: (url: string) => url.startsWith(DOWNLOAD),

    upload(request: FetchRequest): FetchResponse {
      if (!requestHeader(request, 'content-type').startsWith('multipart/form-data')) {
        throw new GraphRefusal(100, 'The parameter file is required.');
      }
      const text = requestText(request);
      if (!text.includes('messaging_product')) {
        throw new GraphRefusal(100, 'The parameter messaging_product is required.');
      }
      const bytes = new TextEncoder().encode(text);
      if (bytes.length > LARGEST_BYTES) throw new GraphRefusal(131009, 'File size exceeds the maximum of 100 MB');
      const mimeType = /Content-Type:\s*([\w.+-]+\/[\w.+-]+)/i.exec(text)?.[1] ?? 'application/octet-stream';
      return jsonResponse(200, { id: add(mimeType, bytes).id });
    },

    describe(id: string): FetchResponse | null {
      const medium = media.get(id);
      if (!medium) return null;
      return jsonResponse(200, {
        messaging_product: 'whatsapp',
        url: `${DOWNLOAD}?mid=${id}`,
        mime_type: medium.mimeType,
        sha256: sha256(medium),
        file_size: medium.bytes.length,
        id,
      });
    },

    download(url: string): FetchResponse {
      const medium = media.get(new URL(url).searchParams.get('mid') ?? '');
      if (!medium) return jsonResponse(404, { error: { message: 'Not found', code: 100, type: 'OAuthException' } });
      return { status: 200, headers: { 'Content-Type': medium.mimeType }, body: medium.bytes };
    },
  };
}

export function sha256(medium: Medium): string {
  return createHash('sha256').update(medium.bytes).digest('base64');
}
