/** A plausible e-mail address, and nothing that could be read as two. */
const ADDRESS = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,180}\.[^\s@<>,;"]{2,24}$/;

/** Whether the text is one plausible e-mail address. */
export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text);
}
