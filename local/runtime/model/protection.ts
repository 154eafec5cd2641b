/** Who may edit what: https://support.google.com/docs/answer/1218656. The owner always may; warnings do not stop scripts. */
import { contains, intersect, type Rect } from './cell';
import { Refusal } from './refusal';
import type { Workbook } from './workbook';
import type { Protection } from './workbook-state';

/** Refuses a write by `user` that touches a protected cell. */
export function requireEditable(workbook: Workbook, sheetId: number, rect: Rect, user: string): void {
  if (!canEdit(workbook, sheetId, rect, user)) throw new Refusal('protectedCell');
}

export function canEdit(workbook: Workbook, sheetId: number, rect: Rect, user: string): boolean {
  if (user === workbook.owner) return true;
  return workbook.protections.every(
    (protection) =>
      protection.sheetId !== sheetId ||
      protection.warningOnly ||
      mayEdit(protection, user) ||
      !covers(protection, rect),
  );
}

export function mayEdit(protection: Protection, user: string): boolean {
  return protection.domainEdit || protection.editors.includes(user);
}

function covers(protection: Protection, rect: Rect): boolean {
  if (protection.unprotected.some((open) => contains(open, rect))) return false;
  return protection.rect === null || intersect(protection.rect, rect) !== null;
}
