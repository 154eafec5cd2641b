/**
 * BigQuery's REST API, limited to loads, statements and their tables: requests of Apps Script's advanced service arrive here.
 * https://cloud.google.com/bigquery/docs/reference/rest
 */
import { type FetchRequest, jsonResponse, requestText } from '../http';
import { Refusal } from './refusal';
import { type BigQueryWorld, type Body, type Call, type ProjectState, Server } from './server';
import { Tables } from './tables';

const BASE = 'https://bigquery.googleapis.com/';
/** The most that UrlFetch, and so the services, can send in one call. */
const MOST_MEDIA_BYTES = 50 * 1024 * 1024;

export function createBigQueryWorld(now: () => number = Date.now): BigQueryWorld {
  const projects = new Map<string, ProjectState>();
  const world: BigQueryWorld = {
    project(id) {
      const known = projects.get(id) ?? { isApiOn: true, mayRead: true, mayWrite: true, hasBilling: true };
      projects.set(id, known);
      return known;
    },
    addDataset: (project, dataset, location, expires) => {
      world.project(project);
      server.datasets.set(`${project}.${dataset}`, {
        location,
        ...(expires === undefined ? {} : { defaultTableExpirationMs: expires }),
      });
    },
    tables: new Tables(),
    ...{ slowness: 0, pageRows: 5000, loadsPerTable: 1500, outage: null, loads: [] as string[] },
    handle: (request) => {
      if (!request.url.startsWith(BASE)) return null;
      try {
        if (world.outage) throw new Refusal(world.outage.status, 'backendError', world.outage.message);
        return jsonResponse(200, server.answer(callOf(request)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { status, reason, message } = error;
        return jsonResponse(status, {
          error: { code: status, message, errors: [{ message, domain: 'global', reason }] },
        });
      }
    },
  };
  const server = new Server(world, projects, now);
  return world;
}

/** A load's job and its rows come as two parts: https://cloud.google.com/bigquery/docs/reference/api-uploads */
function callOf(request: FetchRequest): Call {
  const url = new URL(request.url);
  const isUpload = url.pathname.startsWith('/upload/');
  const path = url.pathname
    .replace(/^\/(upload\/)?bigquery\/v2\/projects\//, '')
    .split('/')
    .map(decodeURIComponent);
  const text = requestText(request);
  if (!isUpload) return { method: request.method, path, query: url.searchParams, body: jsonOf(text), media: '' };
  const boundary = /boundary=(.+)$/.exec(request.contentType ?? '')?.[1] ?? '';
  const [, job = '', media = ''] = text
    .split(`--${boundary}`)
    .map((part) => part.slice(part.indexOf('\r\n\r\n') + 4, -2));
  if (Buffer.byteLength(media) > MOST_MEDIA_BYTES) throw new Refusal(413, 'uploadTooLarge', 'Request Entity Too Large');
  return { method: request.method, path, query: url.searchParams, body: jsonOf(job), media };
}

function jsonOf(text: string): Body {
  return text === '' ? {} : (JSON.parse(text) as Body);
}
