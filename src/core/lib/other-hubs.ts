/** The hubs of other regions that head office can open from its console: setting `otherHubs`. */

export interface OtherHub {
  readonly name: string;
  /** URL of its console. */
  readonly url: string;
}

/** A name, then the URL of a Google web app: nothing else may become a link on a page. */
const ENTRY =
  /^(\S(?:.{0,38}\S)?)[:,]?\s+(https:\/\/script\.google\.com\/(?:a\/macros\/[\w.-]+\/|macros\/)s\/[\w-]+\/exec)$/;

/**
 * `Jawa Barat https://script.google.com/macros/s/…/exec; Jawa Timur https://…`. `problem`: the first entry that cannot be read.
 */
export function readOtherHubs(text: string): { readonly hubs: readonly OtherHub[]; readonly problem: string } {
  const entries = text.split(/[;\n]/).flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
  const hubs = entries.flatMap((entry) => {
    const [, name = '', address = ''] = ENTRY.exec(entry) ?? [];
    return name === '' ? [] : [{ name: name.replace(/[:,]$/, ''), url: `${address}?p=console` }];
  });
  const wrong = entries.find((entry) => !ENTRY.test(entry));
  const problem = `"${(wrong ?? '').slice(0, 60)}" is no name followed by the address of a web app, ending in /exec.`;
  return { hubs, problem: wrong === undefined ? '' : problem };
}
