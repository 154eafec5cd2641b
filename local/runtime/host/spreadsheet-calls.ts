/** Calls of SpreadsheetApp and Spreadsheet. */
import { message } from '../model/messages';
import { Refusal } from '../model/refusal';
import { isTimeZone } from '../model/time-zone';
import type { Workbook } from '../model/workbook';
import { type Handlers, requireSheet } from './session';

const describe = (workbook: Workbook) => ({
  spreadsheetId: workbook.id,
  name: workbook.name,
  url: workbook.url,
  timeZone: workbook.timeZone,
  locale: workbook.locale,
  owner: workbook.owner,
  activeSheetId: workbook.activeSheetId,
});

export const spreadsheetCalls: Handlers = {
  'SpreadsheetApp.openById': (session, args) => {
    const id = args.text(0);
    if (!session.state.hasWorkbook(id)) throw new Refusal('noItem');
    return describe(session.state.workbook(id));
  },
  'SpreadsheetApp.getActive': (session) => {
    const { boundId } = session.state;
    return boundId === null ? null : describe(session.state.workbook(boundId));
  },
  'SpreadsheetApp.isBound': (session) => session.state.boundId !== null,
  'SpreadsheetApp.create': (session, args) => {
    const workbook = session.state.createWorkbook(args.text(0));
    const [sheet] = workbook.sheets;
    if (sheet) {
      sheet.maxRows = args.numberOr(1, sheet.maxRows);
      sheet.maxColumns = args.numberOr(2, sheet.maxColumns);
    }
    return describe(workbook);
  },
  'SpreadsheetApp.flush': (session) => session.settle(),

  'Spreadsheet.describe': (session, args) => describe(session.workbook(args.text(0))),
  'Spreadsheet.sheets': (session, args) =>
    session.workbook(args.text(0)).sheets.map((sheet, index) => ({
      sheetId: sheet.sheetId,
      title: sheet.title,
      index,
      hidden: sheet.hidden,
      maxRows: sheet.maxRows,
      maxColumns: sheet.maxColumns,
    })),
  'Spreadsheet.update': (session, args) => {
    const workbook = session.workbook(args.text(0));
    const change = args.record(1);
    if (typeof change.name === 'string') workbook.name = change.name;
    if (typeof change.locale === 'string') workbook.locale = change.locale;
    if (typeof change.activeSheetId === 'number') workbook.activeSheetId = change.activeSheetId;
    if (typeof change.timeZone === 'string') {
      if (!isTimeZone(change.timeZone)) throw new Refusal('invalidArgument', change.timeZone);
      workbook.timeZone = change.timeZone;
    }
    workbook.touch();
  },
  'Spreadsheet.insertSheet': (session, args) => {
    const workbook = session.workbook(args.text(0));
    const given = args.record(1);
    const template = typeof given.templateId === 'number' ? requireSheet(workbook, given.templateId) : null;
    const index = typeof given.index === 'number' ? given.index : workbook.sheets.length;
    const title = typeof given.title === 'string' ? { title: given.title } : {};
    const sheet = template
      ? workbook.adoptSheet(template, title.title ?? workbook.copyTitle(template.title), index)
      : workbook.insertSheet({ ...title, index });
    workbook.activeSheetId = sheet.sheetId;
    return sheet.sheetId;
  },
  'Spreadsheet.copySheet': (session, args) => {
    const source = session.sheet(args.sheet(0));
    const target = session.workbook(args.text(1));
    return target.adoptSheet(source, target.copyTitle(source.title)).sheetId;
  },
  'Spreadsheet.deleteSheet': (session, args) => {
    const ref = args.sheet(0);
    const workbook = session.workbook(ref.spreadsheetId);
    workbook.deleteSheet(requireSheet(workbook, ref.sheetId));
  },
  'Spreadsheet.moveSheet': (session, args) => {
    const ref = args.sheet(0);
    const workbook = session.workbook(ref.spreadsheetId);
    workbook.moveSheet(requireSheet(workbook, ref.sheetId), args.number(1));
  },

  'Spreadsheet.getNamedRanges': (session, args) => {
    const workbook = session.workbook(args.text(0));
    return workbook.namedRanges.map(({ name, sheetId, rect }) => ({
      name,
      range: { spreadsheetId: workbook.id, sheetId, ...rect },
    }));
  },
  'Spreadsheet.setNamedRange': (session, args) => {
    const name = args.text(1);
    const { spreadsheetId: _id, sheetId, ...rect } = args.range(2);
    const workbook = session.workbook(args.text(0));
    if (
      !/^[A-Za-z_\u00c0-\uffff][\w.\u00c0-\uffff]{0,249}$/.test(name) ||
      /^([a-z]{1,3}\d+|r\d*c\d*|true|false)$/i.test(name)
    ) {
      throw new Refusal('namedRangeName', name);
    }
    const others = workbook.namedRanges.filter((named) => named.name.toLowerCase() !== name.toLowerCase());
    workbook.namedRanges = [...others, { name, sheetId, rect }];
    workbook.touch();
  },
  'Spreadsheet.removeNamedRange': (session, args) => {
    const workbook = session.workbook(args.text(0));
    const name = args.text(1).toLowerCase();
    workbook.namedRanges = workbook.namedRanges.filter((named) => named.name.toLowerCase() !== name);
    workbook.touch();
  },
  'Spreadsheet.copy': (session, args) => session.state.copyWorkbook(session.workbook(args.text(0)), args.text(1)).id,
  'Spreadsheet.getPeople': (session, args) => {
    const workbook = session.workbook(args.text(0));
    const role = roleIn(args.text(1));
    return role === 'editors' ? [workbook.owner, ...workbook.editors] : workbook.viewers;
  },
  'Spreadsheet.addPeople': (session, args) => {
    const workbook = session.workbook(args.text(0));
    const role = roleIn(args.text(1));
    const emails = args.list(2).map(String);
    const bad = emails.find((email) => !/^[^\s@]+@[^\s@]+$/.test(email));
    if (bad !== undefined) throw new Refusal('invalidArgument', message(session.state.locale, 'mailInvalid', bad));
    workbook[role] = [...new Set([...workbook[role], ...emails])];
    workbook.touch();
  },
  'Spreadsheet.removePerson': (session, args) => {
    const workbook = session.workbook(args.text(0));
    const role = roleIn(args.text(1));
    const email = args.text(2);
    workbook[role] = workbook[role].filter((person) => person !== email);
    workbook.touch();
  },
};

function roleIn(text: string): 'editors' | 'viewers' {
  return text === 'viewers' ? 'viewers' : 'editors';
}
