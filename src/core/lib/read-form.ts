/** Fields as forms and queries send them: https://url.spec.whatwg.org/#application/x-www-form-urlencoded */

/** Returns texts by name; of a name that occurs twice, the last. Text that is not encoded stays as it is. */
export function readForm(text: string): Record<string, string> {
  const pairs = text.split('&').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([name = '', ...value]) => [decoded(name), decoded(value.join('='))]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
