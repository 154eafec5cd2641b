/** Requests of batchUpdate about protection and names. */
import type { Rect } from '../model/cell';
import type { RuleRect } from '../model/rect-shift';
import type { Workbook } from '../model/workbook';
import type { Protection } from '../model/workbook-state';
import { isRecord } from './call-args';
import { ApiError } from './sheets-api-error';
import { protectedRange } from './sheets-api-get';
import { fieldMask, gridRange, openEnds, sheetOf } from './sheets-api-grid';
import type { RequestHandler } from './sheets-api-handler';

/** A whole sheet when only its id is given. */
function placeOf(workbook: Workbook, range: unknown): { sheetId: number; rect: Rect | null } {
  if (!isRecord(range)) throw new ApiError('Must specify a range.');
  const whole = ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'].every(
    (key) => range[key] === undefined,
  );
  if (whole) return { sheetId: sheetOf(workbook, range.sheetId).sheetId, rect: null };
  const { sheet, rect } = gridRange(workbook, range);
  return { sheetId: sheet.sheetId, rect };
}

function editorsOf(value: unknown): readonly string[] {
  return isRecord(value) && Array.isArray(value.users) ? value.users.map(String) : [];
}

function rectsOf(workbook: Workbook, value: unknown): RuleRect[] {
  return (Array.isArray(value) ? value : []).map((range: unknown) => ({
    ...gridRange(workbook, range).rect,
    ...openEnds(range),
  }));
}

const addProtectedRange: RequestHandler = ({ workbook }, body) => {
  const given = isRecord(body.protectedRange) ? body.protectedRange : {};
  const place = placeOf(workbook, given.range);
  const protection: Protection = {
    id: typeof given.protectedRangeId === 'number' ? given.protectedRangeId : workbook.newId(),
    kind: place.rect ? 'RANGE' : 'SHEET',
    ...place,
    description: typeof given.description === 'string' ? given.description : '',
    warningOnly: given.warningOnly === true,
    domainEdit: isRecord(given.editors) && given.editors.domainUsersCanEdit === true,
    editors: editorsOf(given.editors).filter((email) => email !== workbook.owner),
    unprotected: rectsOf(workbook, given.unprotectedRanges),
    rangeName: null,
  };
  workbook.protections = [...workbook.protections, protection];
  workbook.touch();
  return { protectedRange: protectedRange(protection) };
};

function find(workbook: Workbook, id: unknown): Protection {
  const found = workbook.protections.find((item) => item.id === Number(id));
  if (!found) throw new ApiError(`No protected range with id: ${String(id)}`);
  return found;
}

const updateProtectedRange: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const given = isRecord(body.protectedRange) ? body.protectedRange : {};
  const old = find(workbook, given.protectedRangeId);
  const next: Protection = {
    ...old,
    ...(mask('range') && given.range !== undefined ? placeOf(workbook, given.range) : {}),
    ...(mask('description') ? { description: String(given.description ?? '') } : {}),
    ...(mask('warningOnly') ? { warningOnly: given.warningOnly === true } : {}),
    ...(mask('editors') ? { editors: editorsOf(given.editors).filter((email) => email !== workbook.owner) } : {}),
    ...(mask('unprotectedRanges') ? { unprotected: rectsOf(workbook, given.unprotectedRanges) } : {}),
  };
  workbook.protections = workbook.protections.map((item) => (item === old ? next : item));
  workbook.touch();
  return undefined;
};

const deleteProtectedRange: RequestHandler = ({ workbook }, body) => {
  const old = find(workbook, body.protectedRangeId);
  workbook.protections = workbook.protections.filter((item) => item !== old);
  workbook.touch();
  return undefined;
};

const addNamedRange: RequestHandler = ({ workbook }, body) => {
  const given = isRecord(body.namedRange) ? body.namedRange : {};
  const { sheet, rect } = gridRange(workbook, given.range);
  const name = String(given.name ?? '');
  if (workbook.namedRanges.some((item) => item.name.toLowerCase() === name.toLowerCase())) {
    throw new ApiError(`A named range with the name "${name}" already exists.`);
  }
  workbook.namedRanges = [...workbook.namedRanges, { name, sheetId: sheet.sheetId, rect }];
  workbook.touch();
  return { namedRange: { ...given, namedRangeId: name } };
};

const deleteNamedRange: RequestHandler = ({ workbook }, body) => {
  const name = String(body.namedRangeId ?? '');
  if (!workbook.namedRanges.some((item) => item.name === name)) throw new ApiError(`No named range with id: ${name}`);
  workbook.namedRanges = workbook.namedRanges.filter((item) => item.name !== name);
  workbook.touch();
  return undefined;
};

export const ruleRequests: Readonly<Record<string, RequestHandler>> = {
  addProtectedRange,
  updateProtectedRange,
  deleteProtectedRange,
  addNamedRange,
  deleteNamedRange,
};
