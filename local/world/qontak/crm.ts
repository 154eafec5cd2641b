/**
 * Qontak CRM as the hub calls it: contacts, deals with a stage, notes. Nothing in it is idempotent; people work in it, too.
 * https://developers.mekari.com (qontak CRM API)
 */
import { type FetchRequest, type FetchResponse, jsonResponse, type NetworkError, requestText } from '../http';
import { asFields, asList, asText, type Fields } from '../meta/fields';
import { type Credentials, createAuth, parse } from './auth';
import { Refusal } from './refusal';

export interface CrmOptions {
  readonly credentials: Credentials;
  readonly now: () => number;
  /** Stage ids that the pipeline has; the first is where deals begin. */
  readonly stages: readonly number[];
  readonly saved?: CrmSnapshot;
}

export interface CrmSnapshot {
  readonly contacts: readonly Row[];
  readonly deals: readonly Row[];
  readonly notes: readonly Row[];
}

/** A fault for one request: this status, a lost answer although the request was carried out, or (null) no fault. */
type CrmFault = number | 'answer lost' | null;

type Row = { id: number; createdAt: number } & Record<string, unknown>;

const HOSTS = /^https:\/\/(?:app\.qontak\.com\/api\/v3\.1|api\.mekari\.com\/qontak\/crm)(\/[^?#]*)/;
const TOKEN = 'https://app.qontak.com/oauth/token';

export function createCrmWorld(options: CrmOptions): CrmWorld {
  return new CrmWorld(options);
}

type Route = (body: Fields, query: URLSearchParams, id: string) => unknown;

export class CrmWorld {
  readonly auth: ReturnType<typeof createAuth>;
  readonly #options: CrmOptions;
  readonly #contacts: Row[];
  readonly #deals: Row[];
  readonly #notes: Row[];
  readonly #faults: CrmFault[] = [];
  #ids: number;
  #requests = 0;

  constructor(options: CrmOptions) {
    this.#options = options;
    const { contacts = [], deals = [], notes = [] } = structuredClone(options.saved) ?? {};
    [this.#contacts, this.#deals, this.#notes] = [[...contacts], [...deals], [...notes]];
    this.#ids = Math.max(100, ...[...contacts, ...deals, ...notes].map(({ id }) => id));
    this.auth = createAuth(options.credentials, options.now);
  }

  readonly contacts = (): readonly Row[] => this.#contacts;
  readonly deals = (): readonly Row[] => this.#deals;
  readonly notes = (): readonly Row[] => this.#notes;
  readonly requests = (): number => this.#requests;

  failNext(...next: readonly CrmFault[]): void {
    this.#faults.push(...next);
  }

  /** A person drags the deal to another stage. */
  move(dealId: number, to: number): void {
    find(this.#deals, dealId, 'Deal').crm_stage_id = to;
  }

  snapshot(): CrmSnapshot {
    return structuredClone({ contacts: this.#contacts, deals: this.#deals, notes: this.#notes });
  }

  readonly handle = (request: FetchRequest): FetchResponse | NetworkError | null => {
    if (request.url === TOKEN) return this.auth.renew(request);
    const path = HOSTS.exec(request.url)?.[1];
    if (path === undefined) return null;
    this.#requests += 1;
    const fault = this.#faults.shift();
    if (typeof fault === 'number') return answer(fault, null, 'As the test asked');
    if (!this.auth.allows(request)) return jsonResponse(401, { message: 'Unauthorized' });
    const [, first = '', id = ''] = path.split('/');
    const route = this.#routes[`${request.method.toLowerCase()} ${id === '' ? first : `${first}/id`}`];
    if (!route) return answer(404, null, 'Not found');
    try {
      const response = route(asFields(parse(requestText(request))), new URL(request.url).searchParams, id);
      return fault === 'answer lost'
        ? { networkError: `Address unavailable: ${request.url}` }
        : answer(200, response, 'OK');
    } catch (error) {
      if (error instanceof Refusal) return answer(error.status, null, error.message);
      throw error;
    }
  };

  readonly #routes: Readonly<Record<string, Route>> = {
    'get contacts': (_, query) => {
      const after = Date.parse(query.get('created_after') ?? '1970-01-01');
      return this.#contacts.filter(({ createdAt }) => createdAt >= after);
    },
    'post contacts': (body) => this.#add(this.#contacts, { ...body, first_name: required(body, 'first_name') }),
    'get deals': (_, query) => this.#deals.filter(({ name }) => String(name).includes(query.get('name') ?? '')),
    'post deals': (body) => {
      const people = asList(body.crm_lead_ids).map((id) => find(this.#contacts, id, 'Contact').id);
      return this.#add(this.#deals, {
        ...body,
        name: required(body, 'name'),
        crm_lead_ids: people,
        crm_stage_id: this.#stage(body.crm_stage_id),
      });
    },
    'get deals/id': (_, __, id) => find(this.#deals, id, 'Deal'),
    'put deals/id': (body, _, id) =>
      Object.assign(find(this.#deals, id, 'Deal'), { crm_stage_id: this.#stage(body.crm_stage_id) }),
    'get notes': (_, query) => this.#notes.filter((note) => note.crm_deal_id === Number(query.get('crm_deal_id'))),
    'post notes': (body) => {
      const html = `<p>${required(body, 'note').replace(/\n/g, '<br>')}</p>`;
      return this.#add(this.#notes, {
        ...body,
        crm_deal_id: find(this.#deals, body.crm_deal_id, 'Deal').id,
        note: html,
      });
    },
  };

  #add(rows: Row[], fields: Fields): Row {
    const row = { ...fields, id: ++this.#ids, createdAt: this.#options.now() };
    rows.push(row);
    return row;
  }

  #stage(value: unknown): number {
    const { stages } = this.#options;
    if (value === undefined) return stages[0] ?? 0;
    if (!stages.includes(Number(value))) throw new Refusal(422, 'Crm stage is invalid');
    return Number(value);
  }
}

function find(rows: readonly Row[], id: unknown, what: string): Row {
  const row = rows.find((each) => each.id === Number(id));
  if (!row) throw new Refusal(404, `${what} not found`);
  return row;
}

function required(body: Fields, name: string): string {
  const value = asText(body[name]) ?? '';
  if (value === '') throw new Refusal(422, `${name} can't be blank`);
  return value;
}

function answer(status: number, response: unknown, message: string): FetchResponse {
  return jsonResponse(status, {
    meta: { status, type: status < 300 ? 'OK' : 'ERROR', error_code: null, message },
    response,
  });
}
