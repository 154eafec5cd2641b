/** Why a provider did not send or deliver a message, in the hub's own terms, independent of the provider. */

export type SendFailure =
  /** WhatsApp's 24 hours since the recipient last wrote are over, or they never wrote: only a template may go. */
  | 'window-closed'
  /** The number has no WhatsApp, or cannot be reached there. */
  | 'not-on-whatsapp'
  /** The recipient has stopped messages of this kind in WhatsApp. */
  | 'opted-out'
  /** Too many messages to this one person in a short time. */
  | 'pair-rate'
  /** Too many requests by the account altogether. */
  | 'rate-limited'
  /** Token, permission, payment, or a restriction of the account or its number. */
  | 'account'
  /** The template is missing, paused, not approved in this language, or its parameters do not fit. */
  | 'template'
  /** The message itself breaks a limit of WhatsApp. */
  | 'content'
  /** The message that this one quotes is not known any more, or cannot be quoted. */
  | 'quote'
  /** A file in the message cannot be downloaded. */
  | 'media'
  /** No answer, or an error on the provider's side: it may have gone out. */
  | 'provider-down'
  /** A refusal of another kind; its text says more. */
  | 'unknown';

/** Whether every message will fail in this way until a person does something about it. */
export function needsStaff(reason: SendFailure): boolean {
  return reason === 'account' || reason === 'template';
}
