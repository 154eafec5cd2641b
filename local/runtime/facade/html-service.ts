/** HtmlService. */
import { blobOf } from './blob';
import type { Bridge } from './bridge';
import { makeEnum } from './enum';
import { guarded } from './guard';
import { HtmlOutput } from './html-output';
import { createTemplate, type HtmlTemplate } from './html-template';

const SANDBOX_MODE = makeEnum('HtmlService.SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']);
const X_FRAME_OPTIONS_MODE = makeEnum('HtmlService.XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']);

export function createHtmlService(bridge: Bridge, files: Readonly<Record<string, string>> | undefined): object {
  const text = (value: unknown): string => blobOf(value)?.getDataAsString() ?? String(value);
  const output = (content: string): HtmlOutput => new HtmlOutput(bridge, content);
  const file = (name: unknown): string => {
    const wanted = String(name);
    const own = files?.[wanted] ?? files?.[`${wanted}.html`] ?? files?.[wanted.replace(/\.html$/, '')];
    const content = own ?? (files ? null : bridge.ask('HtmlService.file', wanted));
    return typeof content === 'string' ? content : bridge.fail('htmlMissing', wanted);
  };
  const template = (source: string): HtmlTemplate => createTemplate(bridge, source, output);
  return guarded('HtmlService', {
    SandboxMode: SANDBOX_MODE,
    XFrameOptionsMode: X_FRAME_OPTIONS_MODE,
    createHtmlOutput: (html: unknown = ''): HtmlOutput => output(text(html)),
    createHtmlOutputFromFile: (name: unknown): HtmlOutput => output(file(name)),
    createTemplate: (html: unknown): HtmlTemplate => template(text(html)),
    createTemplateFromFile: (name: unknown): HtmlTemplate => template(file(name)),
    getUserAgent: (): string | null => bridge.context.userAgent ?? null,
  });
}
