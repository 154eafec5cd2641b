import type { Refusal } from '../../core/pages/contract.ts';

/** Why a page's call is refused. The message is shown to the visitor. */
export class PageRefusal extends Error {
  constructor(
    readonly refusal: Refusal,
    message: string,
  ) {
    super(message);
  }
}

/** The same message whether it does not exist or belongs to somebody else, so that the visitor learns nothing. */
export function missing(id: string): PageRefusal {
  return new PageRefusal('missing', `There is no ${id.slice(0, 40)} that you may see.`);
}
