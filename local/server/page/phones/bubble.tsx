/** One message in a chat with everything that can be tapped in it. */
import { contentText } from '../../../world/meta/content';
import { shortTime } from '../data/format';
import type { ChatMessage } from '../data/types';
import { Icon } from '../ui/icon';
import { Menu, type MenuItem } from '../ui/menu';
import { MessageText } from './text';
import { Ticks } from './ticks';

export interface BubbleActions {
  readonly tap: (message: ChatMessage, choice: string) => void;
  readonly openList: (message: ChatMessage) => void;
  readonly shareLocation: (message: ChatMessage) => void;
  readonly shareContact: (message: ChatMessage) => void;
  readonly reply: (message: ChatMessage) => void;
  readonly react: (message: ChatMessage) => void;
  readonly edit: (message: ChatMessage) => void;
  readonly remove: (message: ChatMessage) => void;
}

interface BubbleProps {
  readonly message: ChatMessage;
  readonly quoted: ChatMessage | undefined;
  readonly actions: BubbleActions;
}

export function Bubble({ message, quoted, actions }: BubbleProps) {
  const own = message.from === 'user';
  const { content } = message;
  return (
    <li class={own ? 'bubble own' : 'bubble'} data-message={message.id}>
      <div class="bubble-box">
        {quoted ? <p class="quote">{contentText(quoted.content).slice(0, 90)}</p> : null}
        {message.deleted ? <p class="message-text deleted">This message was deleted</p> : <Body message={message} />}
        <div class="bubble-foot">
          {content.type === 'template' ? <span title={content.name}>Template</span> : null}
          {message.edited ? <span>Edited</span> : null}
          <time class="num" dateTime={new Date(message.at).toISOString()}>
            {shortTime(message.at)}
          </time>
          {own ? <Ticks message={message} /> : null}
        </div>
        {message.reaction ? <span class="reaction">{message.reaction}</span> : null}
        <Menu class="bubble-menu" label="Message actions" icon="more" items={menuItems(message, actions)} />
      </div>
      {message.error ? (
        <p class="bubble-error">
          Not delivered: {message.error.title} ({message.error.code})
        </p>
      ) : null}
      <Choices message={message} actions={actions} />
    </li>
  );
}

function menuItems(message: ChatMessage, actions: BubbleActions): MenuItem[] {
  const reply: MenuItem = { label: 'Reply', icon: 'reply', run: () => actions.reply(message) };
  if (message.from === 'business') {
    const label = message.reaction ? 'Take 👍 back' : 'React with 👍';
    return [reply, { label, icon: 'smile', run: () => actions.react(message) }];
  }
  if (message.deleted) return [reply];
  const remove: MenuItem = { label: 'Delete', icon: 'trash', run: () => actions.remove(message) };
  const edit: MenuItem = { label: 'Edit', icon: 'edit', run: () => actions.edit(message) };
  return message.content.type === 'text' ? [reply, edit, remove] : [reply, remove];
}

function Body({ message: { content } }: { message: ChatMessage }) {
  switch (content.type) {
    case 'media':
      return (
        <p class="attachment">
          <Icon name={content.kind === 'audio' ? 'mic' : content.kind === 'document' ? 'file' : 'image'} />
          {content.caption ??
            { image: 'Photo', audio: 'Voice message', video: 'Video', document: 'Document', sticker: 'Sticker' }[
              content.kind
            ]}
        </p>
      );
    case 'location':
      return (
        <p class="attachment">
          <Icon name="pin" />
          <span>
            {content.name ?? 'Location'}
            <small class="num">
              {content.latitude.toFixed(4)}, {content.longitude.toFixed(4)}
            </small>
          </span>
        </p>
      );
    case 'text':
    case 'choice':
    case 'contacts':
    case 'reaction':
    case 'other':
      return <MessageText text={contentText(content)} />;
    default:
      return (
        <>
          {content.header ? <p class="bubble-header">{content.header}</p> : null}
          <MessageText text={content.body} />
          {content.footer ? <p class="bubble-footer">{content.footer}</p> : null}
        </>
      );
  }
}

function Choices({ message, actions }: { message: ChatMessage; actions: BubbleActions }) {
  const { content } = message;
  if (content.type === 'buttons' || content.type === 'template') {
    if (content.buttons.length === 0) return null;
    return (
      <div class="choices">
        {content.buttons.map(({ id, title }) => (
          <button key={id} type="button" onClick={() => actions.tap(message, id)}>
            {title}
          </button>
        ))}
      </div>
    );
  }
  const one = (icon: 'list' | 'pin' | 'people', label: string, run: (message: ChatMessage) => void) => (
    <div class="choices">
      <button type="button" onClick={() => run(message)}>
        <Icon name={icon} />
        {label}
      </button>
    </div>
  );
  if (content.type === 'list') return one('list', content.button, actions.openList);
  if (content.type === 'location-request') return one('pin', 'Send location', actions.shareLocation);
  if (content.type === 'contact-request') return one('people', 'Share contact', actions.shareContact);
  if (content.type === 'link') {
    return (
      <div class="choices">
        <a href={content.url} target="_blank" rel="noreferrer noopener">
          {content.label}
        </a>
      </div>
    );
  }
  return null;
}
