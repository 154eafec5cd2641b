/** Where one writes on a phone: text, what it quotes or edits, and what can be attached. */
import { useEffect, useRef } from 'preact/hooks';
import { contentText } from '../../../world/meta/content';
import type { ChatMessage } from '../data/types';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';

export interface Draft {
  readonly text: string;
  readonly replyTo?: ChatMessage;
  readonly editing?: ChatMessage;
}

interface ComposerProps {
  readonly name: string;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onSend: () => void;
  readonly onLocation: () => void;
  readonly onMedia: (kind: 'image' | 'audio' | 'document') => void;
}

export function Composer({ name, draft, onDraft, onSend, onLocation, onMedia }: ComposerProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  const about = draft.editing ?? draft.replyTo;
  useEffect(() => {
    if (about) input.current?.focus();
  }, [about?.id]);
  useEffect(() => {
    const element = input.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(96, element.scrollHeight)}px`;
  }, [draft.text]);
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <About draft={draft} onDraft={onDraft} />
      <div class="composer-line">
        <Menu
          label="Attach"
          icon="plus"
          items={[
            { label: 'Location', icon: 'pin', run: onLocation },
            { label: 'Photo', icon: 'image', run: () => onMedia('image') },
            { label: 'Voice message', icon: 'mic', run: () => onMedia('audio') },
            { label: 'Document', icon: 'file', run: () => onMedia('document') },
          ]}
        />
        <textarea
          ref={input}
          rows={1}
          aria-label={`Message as ${name}`}
          placeholder="Message"
          value={draft.text}
          onInput={(event) => onDraft({ ...draft, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            onSend();
          }}
        />
        <button type="submit" class="button primary icon send" aria-label="Send" disabled={draft.text.trim() === ''}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

/** What the draft quotes or edits, and a way out of it. */
function About({ draft, onDraft }: Pick<ComposerProps, 'draft' | 'onDraft'>) {
  const about = draft.editing ?? draft.replyTo;
  if (!about) return null;
  return (
    <div class="composer-about">
      <span>
        <b>{draft.editing ? 'Editing' : 'Replying to'}</b> {contentText(about.content).slice(0, 60)}
      </span>
      <button
        type="button"
        class="button quiet icon"
        aria-label="Cancel"
        onClick={() => onDraft({ text: draft.editing ? '' : draft.text })}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
