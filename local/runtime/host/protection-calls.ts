/** Calls about protections. The first argument names the spreadsheet. */
import type { Rect } from '../model/cell';
import { mayEdit } from '../model/protection';
import type { RuleRect } from '../model/rect-shift';
import { Refusal } from '../model/refusal';
import type { Workbook } from '../model/workbook';
import type { Protection } from '../model/workbook-state';
import type { CallArgs } from './call-args';
import type { Handlers, Session } from './session';

function find(workbook: Workbook, id: number): Protection {
  const protection = workbook.protections.find((item) => item.id === id);
  if (!protection) throw new Refusal('noItem');
  return protection;
}

function describe(session: Session, workbook: Workbook, protection: Protection) {
  const { effectiveUser } = session.context;
  return { ...protection, canEdit: effectiveUser === workbook.owner || mayEdit(protection, effectiveUser) };
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export const protectionCalls: Handlers = {
  'Protection.create': (session, args: CallArgs) => {
    const workbook = session.workbook(args.text(0));
    const given = args.record(1);
    const protection: Protection = {
      id: workbook.newId(),
      kind: given.rect ? 'RANGE' : 'SHEET',
      sheetId: Number(given.sheetId),
      rect: (given.rect as Rect | undefined) ?? null,
      description: '',
      warningOnly: false,
      domainEdit: false,
      editors: workbook.editors,
      unprotected: [],
      rangeName: null,
    };
    // A sheet has a single protection; protecting it again returns that one.
    const existing = workbook.protections.find(
      (item) => item.kind === 'SHEET' && protection.kind === 'SHEET' && item.sheetId === protection.sheetId,
    );
    if (existing) return describe(session, workbook, existing);
    workbook.protections = [...workbook.protections, protection];
    workbook.touch();
    return describe(session, workbook, protection);
  },
  'Protection.get': (session, args) => {
    const workbook = session.workbook(args.text(0));
    return describe(session, workbook, find(workbook, args.number(1)));
  },
  'Protection.update': (session, args) => {
    const workbook = session.workbook(args.text(0));
    const old = find(workbook, args.number(1));
    const change = args.record(2);
    const next: Protection = {
      ...old,
      ...(typeof change.description === 'string' ? { description: change.description } : {}),
      ...(typeof change.warningOnly === 'boolean' ? { warningOnly: change.warningOnly } : {}),
      ...(typeof change.domainEdit === 'boolean' ? { domainEdit: change.domainEdit } : {}),
      ...(Array.isArray(change.editors)
        ? { editors: strings(change.editors).filter((email) => email !== workbook.owner) }
        : {}),
      ...(Array.isArray(change.unprotected) ? { unprotected: change.unprotected as RuleRect[] } : {}),
      ...(change.rect ? { rect: change.rect as Rect } : {}),
      ...(change.rangeName === null || typeof change.rangeName === 'string' ? { rangeName: change.rangeName } : {}),
    };
    workbook.protections = workbook.protections.map((item) => (item.id === old.id ? next : item));
    workbook.touch();
  },
  'Protection.remove': (session, args) => {
    const workbook = session.workbook(args.text(0));
    const id = args.number(1);
    find(workbook, id);
    workbook.protections = workbook.protections.filter((item) => item.id !== id);
    workbook.touch();
  },
  'Spreadsheet.getProtections': (session, args) => {
    const workbook = session.workbook(args.text(0));
    const sheetId = args.numberOr(2, null);
    return workbook.protections
      .filter((item) => item.kind === args.text(1) && (sheetId === null || item.sheetId === sheetId))
      .map((item) => describe(session, workbook, item));
  },
};
