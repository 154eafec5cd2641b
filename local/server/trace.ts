/**
 * Which execution handled or sent which message: the content of each delivery, and the sender of each outgoing message. Kept in
 * memory, like the executions themselves.
 */
import type { FetchRequest, WorldAnswer } from '../world/http';
import type { HubRuntime } from './runtime-contract';

type ExecutionId = number | string;

/** What a delivery was about. */
interface About {
  /** A phrase: whose message, which statuses, how many reports. */
  readonly words: string;
  /** IDs of the messages in it. */
  readonly messages: readonly string[];
}

const KEPT = 3000;

export class Trace {
  readonly #about = new Map<ExecutionId, About>();
  readonly #received = new Map<string, ExecutionId>();
  readonly #sent = new Map<string, ExecutionId>();

  aboutOf(execution: ExecutionId): About | null {
    return this.#about.get(execution) ?? null;
  }

  /** The execution that handled or sent this message. */
  executionOf(message: string): ExecutionId | null {
    return this.#sent.get(message) ?? this.#received.get(message) ?? null;
  }

  sentBy(execution: ExecutionId): string[] {
    return [...this.#sent].flatMap(([message, id]) => (id === execution ? [message] : []));
  }

  forget(): void {
    for (const kept of [this.#about, this.#received, this.#sent]) kept.clear();
  }

  /** Wraps the runtime so that each web request is noted with the execution that answers it. */
  watching(runtime: HubRuntime): HubRuntime {
    const request: HubRuntime['request'] = (asked) => {
      const before = runtime.executions().at(-1)?.id;
      const answer = runtime.request(asked);
      // An execution begins before its answer is waited for; refused ones have none.
      const begun = runtime.executions().at(-1)?.id;
      if (begun !== undefined && begun !== before) this.#noteDelivery(begun, asked.url, asked.body);
      return answer;
    };
    return new Proxy(runtime, {
      get: (target, name) => (name === 'request' ? request : Reflect.get(target, name)),
    });
  }

  /** The answer of WhatsApp names the message that was sent. */
  noteSend(request: FetchRequest, answer: WorldAnswer, execution: ExecutionId | undefined): void {
    if (execution === undefined || !('status' in answer) || answer.status !== 200) return;
    if (!/\/messages$/.test(request.url)) return;
    const said = parse(new TextDecoder().decode(answer.body)) as { messages?: readonly { id?: string }[] };
    for (const { id } of said.messages ?? []) if (id) keep(this.#sent, id, execution);
  }

  #noteDelivery(execution: ExecutionId, url: string, body: string | undefined): void {
    const about = describe(new URL(url, 'http://local').searchParams, body ?? '');
    if (!about) return;
    keep(this.#about, execution, about);
    for (const message of about.messages) keep(this.#received, message, execution);
  }
}

function keep<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= KEPT) break;
    map.delete(oldest);
  }
}

interface Value {
  readonly contacts?: readonly { readonly profile?: { readonly name?: string } }[];
  readonly messages?: readonly {
    readonly id: string;
    readonly type?: string;
    readonly text?: { readonly body?: string };
  }[];
  readonly statuses?: readonly { readonly id: string; readonly status: string }[];
}

function describe(query: URLSearchParams, body: string): About | null {
  const source = query.get('source');
  if (source === 'unit') return { words: `reports of gateway ${query.get('gw') ?? ''}`, messages: [] };
  if (source === 'qontak') return describeQontak(parse(body));
  if (source !== 'meta') return null;
  const { entry = [] } = parse(body) as { entry?: readonly { readonly changes?: readonly { value: Value }[] }[] };
  const values = entry.flatMap(({ changes = [] }) => changes.map(({ value }) => value));
  const messages = values.flatMap((value) => value.messages ?? []);
  const statuses = values.flatMap((value) => value.statuses ?? []);
  const name = values[0]?.contacts?.[0]?.profile?.name ?? 'somebody';
  const said = messages.map(({ type, text }) => (text?.body ? `“${text.body.slice(0, 60)}”` : (type ?? 'a message')));
  const receipts = [...new Set(statuses.map(({ status }) => status))].join(', ');
  const words =
    said.length > 0 ? `${name}: ${said.join(', ')}` : receipts === '' ? 'a webhook' : `receipts: ${receipts}`;
  return { words, messages: [...messages, ...statuses].map(({ id }) => id) };
}

function describeQontak(value: unknown): About {
  const { id, text } = value as { id?: unknown; text?: unknown };
  const words = typeof text === 'string' && text !== '' ? `Qontak: “${text.slice(0, 60)}”` : 'an event of Qontak';
  return { words, messages: typeof id === 'string' ? [id] : [] };
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
