/** A refusal by the model: it names the message; the host, which knows the account's language, words it. */
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
