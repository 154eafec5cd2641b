/** Answers of the local JSON API, and the error type that becomes a readable 4xx. */
import type { ServerResponse } from 'node:http';

/** A call that cannot be answered: what was wrong, and what to do instead. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}

export interface Download {
  /** May hold any character. */
  readonly name: string;
  readonly type: string;
  readonly bytes: string | Buffer;
}

/** Sends a file as a download. */
export function sendFile(response: ServerResponse, { name, type, bytes }: Download): void {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(bytes);
}

export function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  if (error instanceof ApiError) {
    sendJson(response, error.status, { error: error.message, hint: error.hint });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  sendJson(response, 500, { error: message, hint: 'This is a fault of the local server; its terminal shows more.' });
}
