/** A plausible e-mail address, and nothing that could be read as two. */
const ADDRESS = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,180}\.[^\s@<>,;"]{2,24}$/;

export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text);
}
