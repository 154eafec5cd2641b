/** Message text as a messenger shows it: *bold*, _italic_, ~struck~, links. Always text, never markup from outside. */
import type { ComponentChildren } from 'preact';

const PARTS = /(https?:\/\/[^\s]+)|\*(\S(?:[^*\n]*\S)?)\*|(?<!\w)_(\S(?:[^_\n]*\S)?)_(?!\w)|~(\S(?:[^~\n]*\S)?)~/g;

export function MessageText({ text }: { text: string }) {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const match of text.matchAll(PARTS)) {
    const [whole, link, bold, italic, struck] = match;
    if (match.index > at) parts.push(text.slice(at, match.index));
    if (link !== undefined) {
      parts.push(
        <a href={link} target="_blank" rel="noreferrer noopener">
          {link.replace(/^https?:\/\//, '')}
        </a>,
      );
    } else if (bold !== undefined) parts.push(<b>{bold}</b>);
    else if (italic !== undefined) parts.push(<i>{italic}</i>);
    else parts.push(<s>{struck}</s>);
    at = match.index + whole.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return <p class="message-text">{parts}</p>;
}
