import type { Refusal } from '../../core/pages/contract.ts';

/** Why a call of a page is not answered; its message is shown to whoever called. */
export class PageRefusal extends Error {
  constructor(
    readonly refusal: Refusal,
    message: string,
  ) {
    super(message);
  }
}

/** The same words whether there is none or it is somebody else's: whoever asks learns nothing. */
export function missing(id: string): PageRefusal {
  return new PageRefusal('missing', `There is no ${id.slice(0, 40)} that you may see.`);
}
