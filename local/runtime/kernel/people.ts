/**
 * What people do in the workbook, and which triggers it fires: simple ones (onOpen, onEdit) and installable ones. Only people
 * fire them, never a script: https://developers.google.com/apps-script/guides/triggers#restrictions
 */
import type { ChangeOutcome, EditOutcome, Host } from '../host/types';
import type { Cell } from '../model/cell';
import type { ExecutionRequest } from './execution';
import type { EventPlace } from './trigger-event';
import type { Trigger, TriggerEventType, TriggerService } from './trigger-service';

export interface PersonEdit {
  readonly spreadsheetId?: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: string;
  /** Default: the owner. */
  readonly user?: string;
}

export interface PeopleDeps {
  readonly host: Host;
  readonly triggers: TriggerService;
  readonly simpleLimitMs: number;
  readonly limitMs: number;
  readonly hasFunction: (name: string) => boolean;
  readonly start: (request: ExecutionRequest) => void;
  readonly settleChanges: () => void;
}

/** Types into a cell. The grid has the value at once; the executions it triggers have started when this returns. */
export function typeAsPerson(deps: PeopleDeps, edit: PersonEdit): EditOutcome {
  const { host } = deps;
  const user = edit.user ?? host.owner;
  const outcome = host.typeInto({ ...edit, user });
  deps.settleChanges();
  if (outcome.kind !== 'edited') return outcome;
  const event = {
    ...(outcome.oldValue === undefined ? {} : { oldValue: outcome.oldValue }),
    ...(outcome.value === undefined ? {} : { value: outcome.value }),
    user: { email: user, nickname: user.split('@')[0] ?? user },
    at: {
      spreadsheetId: outcome.spreadsheetId,
      sheet: outcome.sheet,
      range: { row: outcome.row, column: outcome.column, rows: 1, columns: 1 },
    },
  };
  fireSimple(deps, 'onEdit', user, event);
  fireInstallable(deps, 'ON_EDIT', event);
  fireChange(deps, { changeType: 'EDIT', spreadsheetId: outcome.spreadsheetId, sheetId: outcome.sheetId }, user);
  return outcome;
}

export interface PersonPaste {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly string[])[];
  /** Default: the owner. */
  readonly user?: string;
}

/** Earlier cells (host.cellsAt) to be restored. */
export interface PersonUndo extends Omit<PersonPaste, 'cells'> {
  readonly cells: readonly (readonly Cell[])[];
}

/** Pastes a block: one edit event for all of it, without `value` and `oldValue`, which are for single cells. */
export function pasteAsPerson(deps: PeopleDeps, block: PersonPaste): void {
  const { sheet, row, column, cells, user = deps.host.owner } = block;
  editBlock(deps, block, deps.host.people.paste({ sheet }, { row, column, cells }, user));
}

/** Undoes an edit: one edit event, as for a block that is pasted. */
export function undoAsPerson(deps: PeopleDeps, block: PersonUndo): void {
  const { sheet, row, column, cells, user = deps.host.owner } = block;
  editBlock(deps, block, deps.host.people.putBack({ sheet }, { row, column, cells, user }));
}

function editBlock(
  deps: PeopleDeps,
  { sheet, row, column, cells, user = deps.host.owner }: PersonUndo,
  outcome: ChangeOutcome,
): void {
  deps.settleChanges();
  const range = { row, column, rows: cells.length, columns: Math.max(1, ...cells.map((line) => line.length)) };
  const event = {
    user: { email: user, nickname: user.split('@')[0] ?? user },
    at: { spreadsheetId: outcome.spreadsheetId, sheet, range },
  };
  fireSimple(deps, 'onEdit', user, event);
  fireInstallable(deps, 'ON_EDIT', event);
  fireChange(deps, outcome, user);
}

/** Tells the change triggers what a person did to rows, columns or tabs. */
export function fireChange(deps: PeopleDeps, { changeType, spreadsheetId }: ChangeOutcome, user: string): void {
  fireInstallable(deps, 'ON_CHANGE', {
    changeType,
    user: { email: user, nickname: user.split('@')[0] ?? user },
    at: { spreadsheetId, sheet: null, range: null },
  });
}

/** A person opens the workbook. */
export function openAsPerson(deps: PeopleDeps, user: string): void {
  const spreadsheetId = deps.host.boundId;
  if (spreadsheetId === null) return;
  const event = {
    user: { email: user, nickname: user.split('@')[0] ?? user },
    at: { spreadsheetId, sheet: null, range: null },
  };
  fireSimple(deps, 'onOpen', user, event);
  fireInstallable(deps, 'ON_OPEN', event);
}

export interface FormAnswers {
  readonly spreadsheetId?: string;
  /** The tab that the form writes to; its first row has the questions. */
  readonly sheet: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Somebody sends a form that writes to this workbook: a row below the data, then the form triggers. */
export function submitForm(deps: PeopleDeps, form: FormAnswers): void {
  const { host } = deps;
  const headers = host.readTab(form)?.headers ?? [];
  const values = headers.map((question) => form.answers[question] ?? '');
  const { spreadsheetId } = host.people.appendRow(form, values, host.owner);
  deps.settleChanges();
  const row = (host.readTab(form)?.rows.length ?? 0) + 1;
  fireInstallable(deps, 'ON_FORM_SUBMIT', {
    namedValues: Object.fromEntries(headers.map((question, at) => [question, [values[at]]])),
    values,
    at: { spreadsheetId, sheet: form.sheet, range: { row, column: 1, rows: 1, columns: Math.max(headers.length, 1) } },
  });
}

/** `at`: which workbook it is about; the worker puts live objects in its place. */
type WorkbookEvent = Readonly<Record<string, unknown>> & { readonly at: EventPlace };

function fireSimple(deps: PeopleDeps, name: 'onEdit' | 'onOpen', user: string, event: WorkbookEvent): void {
  if (deps.host.boundId !== event.at.spreadsheetId || !deps.hasFunction(name)) return;
  deps.start({
    type: name === 'onEdit' ? 'edit' : 'trigger',
    entry: { kind: 'trigger', name, event: { authMode: 'LIMITED', ...event } },
    user,
    effectiveUser: user,
    limitMs: deps.simpleLimitMs,
    simple: true,
  });
}

function fireInstallable(deps: PeopleDeps, type: TriggerEventType, event: WorkbookEvent): void {
  for (const trigger of deps.triggers.waitingFor(type)) {
    if ((trigger.sourceId ?? event.at.spreadsheetId) === event.at.spreadsheetId) fireOne(deps, trigger, event);
  }
}

function fireOne(deps: PeopleDeps, trigger: Trigger, event: WorkbookEvent): void {
  deps.start({
    type: trigger.type === 'ON_EDIT' ? 'edit' : 'trigger',
    entry: { kind: 'trigger', name: trigger.handler, event: { authMode: 'FULL', triggerUid: trigger.id, ...event } },
    user: deps.host.owner,
    effectiveUser: deps.host.owner,
    trigger: trigger.id,
    limitMs: deps.limitMs,
  });
}
