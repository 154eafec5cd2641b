/**
 * How a model operation refuses: it names the message, and whoever knows the account's language (the host) puts it into words.
 */
import type { MessageKey } from './messages';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly key: MessageKey;
  readonly fill: readonly (string | number)[];

  constructor(key: MessageKey, ...fill: readonly (string | number)[]) {
    super(`${key} ${fill.join(' ')}`);
    this.key = key;
    this.fill = fill;
  }
}
