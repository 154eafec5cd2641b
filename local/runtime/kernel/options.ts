/** Options and result of createRuntime: the runtime's whole interface for its users. */
import type { ChangeOutcome, EditOutcome, Host, HostSnapshot, People } from '../host/types';
import type { Mail } from '../model/mailbox';
import type { Locale } from '../model/messages';
import type { Intercept, InterceptWeb } from './faults';
import type { World } from './fetch';
import type { LatencyMode } from './latency';
import type { Limits } from './limits';
import type { FormAnswers, PersonEdit, PersonPaste, PersonUndo } from './people';
import type { ExecutionRecord } from './records';
import type { Trigger, TriggerFaults } from './trigger-service';
import type { WebRequest, WebResponse } from './web-front';

export type ClockOptions =
  | {
      readonly kind: 'real';
      /** How far the clock is ahead of the machine’s. Default 0. */
      readonly aheadMs?: number;
    }
  | {
      readonly kind: 'simulated';
      /** Epoch ms. Default: 2026-01-05 08:00 in Jakarta. */
      readonly start?: number;
      readonly seed?: number;
      /** 'model': measured latencies (default). 'none': no time passes, first come first served. 'random': any waiting call may be next. */
      readonly latency?: LatencyMode;
      readonly triggers?: TriggerFaults;
    };

/** appsscript.json, as far as the runtime reads it. */
interface Manifest {
  readonly timeZone?: string;
  readonly webapp?: { readonly access?: string; readonly executeAs?: string };
  readonly dependencies?: { readonly enabledAdvancedServices?: readonly { readonly userSymbol: string }[] };
}

export interface RuntimeOptions {
  /** The script: text of dist/Code.js. */
  readonly code: string;
  /** HTML files by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly manifest?: Manifest;
  /** Where everything is kept (an embedded database); without it, in memory. */
  readonly dataDir?: string;
  readonly clock?: ClockOptions;
  /** The deployed address; requests that scripts make to it come back into this runtime. */
  readonly webAppUrl?: string;
  readonly world?: World;
  /** Language of the platform's texts. Default en. */
  readonly locale?: Locale;
  readonly owner?: string;
  /** Whether the script is bound to a workbook. Default true. */
  readonly containerBound?: boolean;
  readonly limits?: Partial<Limits>;
  /** Scopes that the owner left out when asked: their services refuse. https://developers.google.com/apps-script/concepts/scopes#granular */
  readonly withheldScopes?: readonly string[];
  readonly snapshot?: RuntimeSnapshot;
  readonly intercept?: Intercept;
  /** How many of the owner's slots are taken by something else (a fault). */
  readonly slotsTaken?: () => number;
  /** Makes Google itself fail before a request reaches the script, or while its answer is delivered. */
  readonly interceptWeb?: InterceptWeb;
  /** Probability that the second hop of a ContentService answer fails although the script ran. */
  readonly loseEcho?: number;
  /** How many finished executions the log keeps. Default 1000. */
  readonly keepExecutions?: number;
  /** In simulated time: how many real ms a script may compute without a service call. Default 20000. */
  readonly stuckMs?: number;
}

export interface RuntimeSnapshot {
  readonly host: HostSnapshot;
  readonly triggers: readonly Trigger[];
}

export type RuntimeChange =
  | { readonly type: 'execution'; readonly execution: ExecutionRecord }
  | { readonly type: 'sheet'; readonly spreadsheetId: string; readonly sheetId: number | null }
  | { readonly type: 'mail'; readonly mail: Mail }
  | { readonly type: 'property'; readonly key: string }
  | { readonly type: 'trigger' };

export interface Runtime {
  /** A caller of the web app: `/exec?…`, or the echo address that a 302 named. */
  request(request: WebRequest): Promise<WebResponse>;
  /** Whether the script has a global function of this name. */
  hasFunction(name: string): boolean;
  /** Runs a global function as the menu, the editor or google.script.run would; rejects with the script's error. */
  run(functionName: string, args?: readonly unknown[], as?: { readonly user?: string }): Promise<unknown>;
  /** A person types into a cell; edit triggers have started when this resolves. */
  edit(edit: PersonEdit): Promise<EditOutcome>;
  /** A person pastes a block of cells; edit triggers have started when this resolves. */
  paste(paste: PersonPaste): Promise<void>;
  /** A person undoes an edit: restores cells that host.cellsAt returned earlier. */
  undo(block: PersonUndo): Promise<void>;
  /** A person does something else in the workbook (host.people); change triggers have started when this resolves. */
  change(action: (people: People) => ChangeOutcome, user?: string): Promise<ChangeOutcome>;
  /** Somebody submits a form that writes to this workbook; form triggers have started when this resolves. */
  submitForm(form: FormAnswers): Promise<void>;
  /** A person opens the workbook: onOpen runs. */
  openWorkbook(user?: string): Promise<void>;
  readonly host: Host;
  /** Script properties. */
  readonly properties: Host['properties'];
  triggers(): readonly Readonly<Trigger>[];
  /** Runs an installable trigger at once, by id or handler. */
  runTrigger(handlerOrId: string): Promise<void>;
  /** Switches a trigger off, as the platform at times does without notice: scripts still see it, but it no longer runs. */
  disableTrigger(handlerOrId: string): void;
  /** Runs the clock triggers that are due now. The runtime also does this on its own. */
  fireDueTriggers(): Promise<void>;
  executions(): readonly ExecutionRecord[];
  mail(): readonly Mail[];
  onChange(listener: (change: RuntimeChange) => void): () => void;
  now(): number;
  /** Simulated: does something `ms` from now in virtual time; idle() waits for it. */
  after(ms: number, action: () => void): void;
  /** Until nothing is in flight. */
  idle(): Promise<void>;
  /** Simulated: lets time pass; clock triggers run. Real: sets the clock ahead; triggers that were due meanwhile run once. */
  advance(ms: number): Promise<void>;
  snapshot(): RuntimeSnapshot;
  /** Copies the database of the data folder, whole and as of now, into a new file. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/** The error with which `run` rejects: the script's own error as the platform words it. */
export class ScriptFailure extends Error {
  override readonly name = 'ScriptFailure';
  readonly line: number | null;
  readonly scriptStack: string;

  constructor(text: string, line: number | null, scriptStack: string) {
    super(text);
    this.line = line;
    this.scriptStack = scriptStack;
  }
}
