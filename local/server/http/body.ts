/** Reads request bodies up to a limit. */
import type { IncomingMessage } from 'node:http';
import { ApiError } from './reply';

/** The live platform does not document a limit; UrlFetchApp's is 50 MB, and nobody local needs more. */
const LARGEST_BYTES = 50 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BYTES) throw new ApiError(413, 'The body is larger than 50 MB.', 'Send less at once.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export type Fields = Readonly<Record<string, unknown>>;

export async function readFields(request: IncomingMessage): Promise<Fields> {
  const text = await readBody(request);
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ApiError(400, 'The body is not JSON.', 'Send a JSON object with Content-Type application/json.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ApiError(400, 'The body is not a JSON object.', 'Send an object, for example {"text": "Halo"}.');
  }
  return value as Fields;
}

export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') {
    throw new ApiError(400, `"${name}" is missing or not a text.`, `Send "${name}" as a non-empty string.`);
  }
  return value;
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new ApiError(400, `"${name}" is not a text.`, 'Send a string or leave it out.');
  return value;
}

export function numberField(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new ApiError(400, `"${name}" is missing or not a number.`, `Send "${name}" as a number.`);
  }
  return value;
}
