/** What one message in a chat shows, whoever sent it. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

interface ListRow extends Choice {
  readonly description?: string;
}

export interface ListSection {
  readonly title?: string;
  readonly rows: readonly ListRow[];
}

export const MEDIA_KINDS = ['image', 'audio', 'video', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Header, body and footer of an interactive message or template. */
export interface Framed {
  readonly header?: string;
  readonly body: string;
  readonly footer?: string;
}

export type Content =
  | { readonly type: 'text'; readonly text: string }
  | (Framed & { readonly type: 'buttons'; readonly buttons: readonly Choice[] })
  | (Framed & { readonly type: 'list'; readonly button: string; readonly sections: readonly ListSection[] })
  | (Framed & { readonly type: 'location-request' })
  | (Framed & { readonly type: 'contact-request' })
  | (Framed & { readonly type: 'link'; readonly label: string; readonly url: string })
  | (Framed & {
      readonly type: 'template';
      readonly name: string;
      readonly language: string;
      readonly category: string;
      readonly buttons: readonly Choice[];
    })
  | { readonly type: 'media'; readonly kind: MediaKind; readonly media: string; readonly caption?: string }
  | {
      readonly type: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string;
      readonly address?: string;
    }
  | { readonly type: 'contacts'; readonly names: readonly string[] }
  | { readonly type: 'choice'; readonly id: string; readonly title: string; readonly description?: string }
  | { readonly type: 'reaction'; readonly messageId: string; readonly emoji: string }
  | { readonly type: 'other'; readonly about: string };

/** The text a person would read first in this message; for previews and searches. */
export function contentText(content: Content): string {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'media':
      return content.caption ?? content.kind;
    case 'location':
      return content.name ?? `${content.latitude}, ${content.longitude}`;
    case 'contacts':
      return content.names.join(', ');
    case 'choice':
      return content.title;
    case 'reaction':
      return content.emoji;
    case 'other':
      return content.about;
    default:
      return content.body;
  }
}

/** The choices that can be tapped in this message: reply buttons, template quick replies, or rows of a list. */
export function contentChoices(content: Content): readonly Choice[] {
  if (content.type === 'buttons' || content.type === 'template') return content.buttons;
  if (content.type === 'list') return content.sections.flatMap((section) => section.rows);
  return [];
}
