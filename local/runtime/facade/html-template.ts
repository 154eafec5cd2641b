/**
 * HtmlTemplate: the template's text becomes a script that runs in the script's own realm, with the template's properties as
 * variables. `<? ?>` runs, `<?= ?>` prints its first statement escaped for its place, `<?!= ?>` prints it as it is.
 */
import type { Bridge } from './bridge';
import { HtmlContext } from './html-escape';
import type { HtmlOutput } from './html-output';

type Part = { readonly kind: 'text' | 'run' | 'print' | 'raw'; readonly text: string };

function parts(source: string): Part[] {
  const found: Part[] = [];
  let at = 0;
  for (const match of source.matchAll(/<\?(!?=)?([\s\S]*?)\?>/g)) {
    if (match.index > at) found.push({ kind: 'text', text: source.slice(at, match.index) });
    found.push({ kind: match[1] === '=' ? 'print' : match[1] === '!=' ? 'raw' : 'run', text: match[2] ?? '' });
    at = match.index + match[0].length;
  }
  if (at < source.length) found.push({ kind: 'text', text: source.slice(at) });
  return found;
}

/** The script a template becomes: assignments to `_` print the template's text, to `_$` escaped, to `_$$` raw. */
export function templateCode(source: string, comments: boolean): string {
  const lines = parts(source).map(({ kind, text }) => {
    const note = comments ? ` // ${JSON.stringify(text)}` : '';
    if (kind === 'run') return `${text}\n`;
    if (kind === 'text')
      return `output._ = ${JSON.stringify(text)
        .replace(/\u2028/g, '\\u2028')
        .replace(/\u2029/g, '\\u2029')};${note}\n`;
    return `output.${kind === 'print' ? '_$' : '_$$'} = ${text.trim()};${note}\n`;
  });
  return `(function() { var output = HtmlService.initTemplate();\n${lines.join('')}return output.$out; })();`;
}

/** What evaluated templates print into. */
export class TemplateOutput {
  readonly #context = new HtmlContext();
  #text = '';

  get $out(): string {
    return this.#text;
  }

  set _(literal: string) {
    this.#context.literal(literal);
    this.#text += literal;
  }

  set _$(value: unknown) {
    this.#text += this.#context.escape(value);
  }

  set _$$(value: unknown) {
    const text = value === null || value === undefined ? '' : String(value);
    this.#context.literal(text);
    this.#text += text;
  }
}

export type HtmlTemplate = Record<string, unknown> & {
  evaluate(): HtmlOutput;
  getRawContent(): string;
  getCode(): string;
  getCodeWithComments(): string;
};

type ScriptFunction = new (...parameters: string[]) => (...args: unknown[]) => unknown;

/**
 * A template object; what scripts set on it are its variables. `with` gives the code those variables first and the
 * script's own functions next, as the platform does.
 */
export function createTemplate(bridge: Bridge, source: string, finish: (content: string) => HtmlOutput): HtmlTemplate {
  const template = Object.create({
    toString: () => 'HtmlTemplate',
    getRawContent: () => source,
    getCode: () => templateCode(source, false),
    getCodeWithComments: () => templateCode(source, true),
    evaluate: (): HtmlOutput => finish(String(run(templateCode(source, false)))),
  }) as HtmlTemplate;
  const run = (code: string): unknown => {
    // The realm's own Function compiles in the script's global scope.
    const RealmFunction = Reflect.get(bridge.realm.Object, 'constructor') as ScriptFunction;
    const variables = Object.assign(Object.create(null) as object, template);
    const service = { initTemplate: () => new TemplateOutput() };
    const body = `with ($variables) { return (function ($variables, $init) { return ${withInit(code)} }).call(this, undefined, $init); }`;
    return new RealmFunction('$variables', '$init', body)(variables, service.initTemplate);
  };
  return template;
}

/** The generated code asks HtmlService for its output; the code that runs is given it, whatever HtmlService is by then. */
function withInit(code: string): string {
  return code.replace('HtmlService.initTemplate()', '$init()');
}
