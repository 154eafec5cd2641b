/**
 * Feishu Base as the hub calls it: tables, fields, records in batches. It refuses what the live one refuses, mostly with
 * HTTP 200 and a code in the body, and people work in it too.
 * https://open.feishu.cn/document/server-docs/docs/bitable-v1/bitable-overview
 */
import { type FetchRequest, jsonResponse, requestHeader, requestText, type WorldAnswer } from './http';
import { asFields, asList, asText, type Fields } from './meta/fields';

export interface FeishuOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly baseToken: string;
  readonly now: () => number;
  /** Calls of the tenant this month, after which it answers 99991403. */
  readonly callsAMonth?: number;
}

/** The fault of one request: an error code, an answer that is lost although the request was carried out, or null for none. */
export type FeishuFault = number | 'answer lost' | null;

export interface FeishuTable {
  readonly id: string;
  readonly name: string;
  readonly fields: { name: string; type: number }[];
  readonly records: Map<string, Fields>;
}

const HOSTS = /^https:\/\/open\.(?:feishu\.cn|larksuite\.com)\/open-apis(\/[^?#]*)(?:\?([^#]*))?/;
const TOKEN_SECONDS = 7200;
const MOST_A_BATCH = 500;
const UUID_4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly status = 200,
  ) {
    super(message);
  }
}

/** Whether a value fits a field; types that the hub does not use are taken as they are. */
const CHECKS: Readonly<Record<number, { fits: (value: unknown) => boolean; refusal: [number, string] }>> = {
  1: { fits: (value) => typeof value === 'string', refusal: [1254060, 'TextFieldConvFail'] },
  2: { fits: (value) => typeof value === 'number', refusal: [1254061, 'NumberFieldConvFail'] },
  5: { fits: (value) => Number.isInteger(value), refusal: [1254064, 'DatetimeFieldConvFail'] },
  7: { fits: (value) => typeof value === 'boolean', refusal: [1254065, 'CheckboxFieldConvFail'] },
};

export class FeishuWorld {
  readonly tables: FeishuTable[] = [
    { id: 'tblDefault', name: 'Table', fields: [{ name: 'Text', type: 1 }], records: new Map([['recBlank', {}]]) },
  ];
  readonly #options: FeishuOptions;
  readonly #tokens = new Map<string, number>();
  readonly #made = new Map<string, unknown>();
  readonly #faults: FeishuFault[] = [];
  #base: string;
  #ids = 0;
  #calls = 0;

  constructor(options: FeishuOptions) {
    this.#options = options;
    this.#base = options.baseToken;
  }

  readonly calls = (): number => this.#calls;
  readonly table = (name: string): FeishuTable | undefined => this.tables.find((each) => each.name === name);
  /** Faults of the next requests, in their order. */
  readonly fail = (...faults: readonly FeishuFault[]): void => void this.#faults.push(...faults);
  readonly forgetTokens = (): void => this.#tokens.clear();
  /** Switches to another, empty base. */
  readonly useBase = (token: string): void => {
    this.#base = token;
    this.tables.length = 0;
  };

  readonly handle = (request: FetchRequest): WorldAnswer | null => {
    const [, path = '', query = ''] = HOSTS.exec(request.url) ?? [];
    if (path === '') return null;
    this.#calls += 1;
    const fault = this.#faults.shift() ?? null;
    try {
      if (this.#calls > (this.#options.callsAMonth ?? Number.POSITIVE_INFINITY))
        throw new Refusal(99991403, 'This month’s API call quota has been exceeded', 429);
      if (typeof fault === 'number') throw new Refusal(fault, 'fault of the story');
      const data = this.#route(request, path, new URLSearchParams(query));
      if (fault === 'answer lost') return { networkError: `Timeout: ${request.url}` };
      return jsonResponse(
        200,
        path.startsWith('/auth/') ? { code: 0, msg: 'ok', ...asFields(data) } : { code: 0, msg: 'success', data },
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return jsonResponse(error.status, { code: error.code, msg: error.message });
    }
  };

  #route(request: FetchRequest, path: string, query: URLSearchParams): unknown {
    const body = parse(requestText(request));
    const method = request.method.toLowerCase();
    if (method === 'post' && path === '/auth/v3/tenant_access_token/internal') return this.#sign(body);
    const token = requestHeader(request, 'authorization').replace(/^Bearer /, '');
    if ((this.#tokens.get(token) ?? 0) < this.#options.now())
      throw new Refusal(99991663, 'Invalid access token for authorization. Please make a test attempt.', 400);
    const [, base = '', rest = ''] = /^\/bitable\/v1\/apps\/([^/]+)(\/.*)$/.exec(path) ?? [];
    if (base !== this.#base) throw new Refusal(1254040, 'BaseTokenNotFound');
    if (method === 'get' && rest === '/tables')
      return page(
        this.tables.map(({ id, name }) => ({ table_id: id, name, revision: 1 })),
        query,
        100,
      );
    if (method === 'post' && rest === '/tables') return this.#makeTable(asFields(body.table));
    const [, tableId = '', what = ''] = /^\/tables\/([^/]+)\/(.+)$/.exec(rest) ?? [];
    const table = this.tables.find(({ id }) => id === tableId);
    if (!table) throw new Refusal(1254041, 'TableIdNotFound');
    return this.#inTable(table, `${method} ${what}`, { body, query });
  }

  #sign({ app_id: id, app_secret: secret }: Fields): unknown {
    if (id !== this.#options.appId || secret !== this.#options.appSecret)
      throw new Refusal(10014, 'app secret invalid');
    const token = `t-${this.#nextId()}`;
    this.#tokens.set(token, this.#options.now() + TOKEN_SECONDS * 1000);
    return { tenant_access_token: token, expire: TOKEN_SECONDS };
  }

  #makeTable({ name, fields }: Fields): unknown {
    if (this.tables.some((table) => table.name === name)) throw new Refusal(1254013, 'TableNameDuplicated');
    const made = asList(fields)
      .map(asFields)
      .map(({ field_name: field, type }) => ({ name: String(field), type: Number(type) }));
    if (new Set(made.map((each) => each.name)).size !== made.length) throw new Refusal(1254014, 'FieldNameDuplicated');
    const table = { id: `tbl${this.#nextId()}`, name: String(name), fields: made, records: new Map<string, Fields>() };
    this.tables.push(table);
    return { table_id: table.id, default_view_id: 'vew1', field_id_list: made.map((_, at) => `fld${at}`) };
  }

  #inTable(table: FeishuTable, what: string, { body, query }: { body: Fields; query: URLSearchParams }): unknown {
    if (what === 'get fields')
      return page(
        table.fields.map(({ name, type }, at) => ({ field_id: `fld${at}`, field_name: name, type })),
        query,
        100,
      );
    if (what === 'post fields') {
      const [name, type] = [String(body.field_name), Number(body.type)];
      if (table.fields.some((field) => field.name === name)) throw new Refusal(1254014, 'FieldNameDuplicated');
      table.fields.push({ name, type });
      return { field: { field_name: name, type } };
    }
    if (what === 'get records') return this.#list(table, query);
    const given = asList(body.records);
    if (given.length > MOST_A_BATCH) throw new Refusal(1254104, 'RecordAddOnceExceedLimit');
    if (what === 'post records/batch_create')
      return this.#create(table, given.map(asFields), query.get('client_token'));
    if (what === 'post records/batch_update') return this.#update(table, given.map(asFields));
    if (what === 'post records/batch_delete') return this.#remove(table, given.map(String));
    throw new Refusal(99991672, `no such path: ${what}`, 404);
  }

  #list({ records }: FeishuTable, query: URLSearchParams): unknown {
    const wanted = query.get('field_names');
    const names = wanted === null ? null : (JSON.parse(wanted) as string[]);
    const items = [...records].map(([id, fields]) => ({
      record_id: id,
      id,
      fields: Object.fromEntries(Object.entries(fields).filter(([name]) => names === null || names.includes(name))),
    }));
    return page(items, query, MOST_A_BATCH);
  }

  #create(table: FeishuTable, records: readonly Fields[], token: string | null): unknown {
    if (token !== null && !UUID_4.test(token)) throw new Refusal(1254000, 'WrongRequestJson: client_token');
    const before = token === null ? undefined : this.#made.get(`${table.id} ${token}`);
    if (before) return before;
    for (const { fields } of records) checkFields(table, asFields(fields));
    const made = records.map(({ fields }) => {
      const id = `rec${this.#nextId()}`;
      table.records.set(id, { ...asFields(fields) });
      return { record_id: id, fields };
    });
    if (token !== null) this.#made.set(`${table.id} ${token}`, { records: made });
    return { records: made };
  }

  #update(table: FeishuTable, records: readonly Fields[]): unknown {
    for (const { record_id: id, fields } of records) {
      if (!table.records.has(String(id))) throw new Refusal(1254043, 'RecordIdNotFound');
      checkFields(table, asFields(fields));
    }
    for (const { record_id: id, fields } of records)
      table.records.set(String(id), { ...table.records.get(String(id)), ...asFields(fields) });
    return { records };
  }

  #remove(table: FeishuTable, ids: readonly string[]): unknown {
    if (ids.some((id) => !table.records.has(id))) throw new Refusal(1254043, 'RecordIdNotFound');
    for (const id of ids) table.records.delete(id);
    return { records: ids.map((id) => ({ deleted: true, record_id: id })) };
  }

  #nextId(): string {
    this.#ids += 1;
    return this.#ids.toString(36).padStart(10, '0');
  }
}

function checkFields({ fields }: FeishuTable, given: Fields): void {
  for (const [name, value] of Object.entries(given)) {
    const field = fields.find((each) => each.name === name);
    if (!field) throw new Refusal(1254045, `FieldNameNotFound: ${name}`);
    const check = CHECKS[field.type];
    if (value !== null && check && !check.fits(value)) throw new Refusal(...check.refusal);
  }
}

function page(items: readonly unknown[], query: URLSearchParams, most: number): unknown {
  const size = Math.min(most, Number(query.get('page_size') ?? 20));
  const from = Number(query.get('page_token') ?? 0);
  const hasMore = from + size < items.length;
  return {
    ...{ items: items.slice(from, from + size), total: items.length, has_more: hasMore },
    ...(hasMore ? { page_token: String(from + size) } : {}),
  };
}

function parse(text: string): Fields {
  if (text === '') return {};
  try {
    return asFields(JSON.parse(text));
  } catch {
    throw new Refusal(1254000, `WrongRequestJson: ${asText(text.slice(0, 40)) ?? ''}`);
  }
}
