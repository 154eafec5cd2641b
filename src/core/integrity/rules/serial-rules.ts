/** Is it a real unit, this dealer's, sold once? */

import { isoDay, workbookDay } from '../../lib/time.ts';
import { stoodAt } from '../../unit/moves.ts';
import type { Case, Hit, SaleRule } from '../rule.ts';
import { fitsPattern, hasImeiCheckDigit, hasVinCheckDigit, isPlaceholder } from '../serial.ts';

export const serialRules: readonly SaleRule[] = [
  {
    id: 'serial-placeholder',
    version: 1,
    severity: 'hard',
    says: 'The serial is a placeholder.',
    bahasa: 'Ini bukan nomor rangka.',
    next: 'Type the serial as it stands on the frame.',
    check: ({ typed, sale }) =>
      isPlaceholder(typed) ? { expected: 'a serial', found: sale.serial || 'blank', ...stake(sale.vehicle) } : null,
  },
  {
    id: 'serial-not-shipped',
    version: 1,
    severity: 'hard',
    says: 'No unit with this serial was ever shipped.',
    bahasa: 'Nomor rangka ini tidak ada dalam daftar kiriman.',
    next: 'Check the serial on the frame; if it is right, add the unit to the Serials tab.',
    check: ({ typed, unit, sale }) =>
      unit || isPlaceholder(typed)
        ? null
        : { expected: 'a serial of the Serials tab', found: sale.serial, ...stake(sale.vehicle) },
  },
  {
    id: 'serial-near',
    version: 1,
    severity: 'review',
    says: 'A unit one character away stands unsold at this dealer.',
    bahasa: 'Ada unit yang belum terjual di dealer ini dengan nomor yang sangat mirip.',
    next: 'Ask the dealer whether that unit was meant.',
    check: ({ near, sale }) => (near ? { expected: near.serial, found: sale.serial } : null),
  },
  {
    id: 'serial-look-alike',
    version: 1,
    severity: 'review',
    says: 'The serial was taken for one that looks like it.',
    bahasa: 'Nomor rangka dibaca sebagai nomor yang mirip.',
    next: 'Confirm the serial on the frame and correct it.',
    check: ({ unit, typed, serial, sale }) =>
      unit && typed !== serial ? { expected: unit.serial, found: sale.serial } : null,
  },
  {
    id: 'serial-form',
    version: 1,
    severity: 'review',
    says: 'The serial has not the form of its model.',
    bahasa: 'Bentuk nomor rangka tidak sesuai dengan modelnya.',
    next: 'Compare it with the frame; correct the Serials tab, or the Serial pattern of the model.',
    // A serial that was never shipped is reported by another rule.
    check: ({ unit, pattern, serial, sale }) =>
      unit && unit.modelId === sale.modelId && pattern !== '' && !fitsPattern(serial, pattern)
        ? { expected: pattern, found: sale.serial }
        : null,
  },
  {
    id: 'serial-check-digit',
    version: 1,
    severity: 'review',
    says: 'The check digit of the serial is wrong.',
    bahasa: 'Angka periksa nomor rangka tidak cocok.',
    next: 'Compare it with the frame; makers outside North America need not keep to it.',
    check: ({ pattern, serial, sale }) => {
      const isWrong =
        (pattern === 'VIN' && serial.length === 17 && !hasVinCheckDigit(serial)) ||
        (pattern === 'IMEI' && serial.length === 15 && !hasImeiCheckDigit(serial));
      return isWrong ? { expected: `a valid ${pattern}`, found: sale.serial } : null;
    },
  },
  {
    id: 'serial-sold-twice',
    version: 2,
    severity: 'hard',
    says: 'The same serial was sold more than once.',
    bahasa: 'Nomor rangka ini sudah pernah dijual.',
    next: 'Ask for the invoice and a photo of the frame number; correct or remove the wrong sale. If the unit came back and was sold again, say RETURNED and RESTOCKED in the Units tab.',
    check: soldTwice,
  },
  {
    id: 'serial-other-dealer',
    version: 2,
    severity: 'review',
    says: 'The unit was shipped to another dealer.',
    bahasa: 'Unit ini dikirim ke dealer lain.',
    next: 'If it was transferred, say so in the Units tab, or change its dealer in the Serials tab.',
    check: ({ unit, sale, moves }) =>
      unit &&
      unit.dealerId !== sale.dealerId &&
      unit.dealerId !== '' &&
      !stoodAt(moves, sale.dealerId, sale.soldAt ?? 0)
        ? { expected: `sold by ${unit.dealerId}`, found: `sold by ${sale.dealerId || 'nobody'}` }
        : null,
  },
  {
    id: 'serial-other-model',
    version: 1,
    severity: 'review',
    says: 'The unit is of another model.',
    bahasa: 'Unit ini model lain.',
    next: 'Correct the model or the serial.',
    check: ({ unit, sale }) =>
      unit && unit.modelId !== '' && sale.modelId !== '' && unit.modelId !== sale.modelId
        ? { expected: unit.modelId, found: sale.modelId }
        : null,
  },
  {
    id: 'serial-not-for-sale',
    version: 2,
    severity: 'hard',
    says: 'The unit was returned, stolen or scrapped, or is blocked.',
    bahasa: 'Unit ini dikembalikan, hilang, dibesituakan, atau diblokir.',
    next: 'Say RESTOCKED in the Units tab once it is back on the floor; clear the unit’s state in the Serials tab if it stands there.',
    check: ({ unit, sale, absence }) => {
      if (absence) {
        const found = `${absence.state} since ${isoDay(workbookDay(absence.from))} in the Units tab`;
        return { expected: 'a unit that may be sold', found, ...stake(sale.vehicle) };
      }
      if (unit?.unreadable?.includes('State')) {
        return {
          severity: 'error',
          expected: 'a state of the list in the Serials tab',
          found: 'none that can be read',
        };
      }
      return unit?.state === 'returned' || unit?.state === 'blocked'
        ? { expected: 'a unit that may be sold', found: `${unit.serial} is ${unit.state}`, ...stake(sale.vehicle) }
        : null;
    },
  },
];

/**
 * Within one dealer the second entry is the doubtful one. Between two dealers the order proves nothing: both sales are
 * reviewed, and wait for warranty and commission, until one is withdrawn or staff decide.
 */
function soldTwice({ sale, earlier, later }: Case): Hit | null {
  const others = [...earlier, ...later];
  const elsewhere = others.find(({ dealerId }) => dealerId !== sale.dealerId);
  const here = earlier.find(({ dealerId }) => dealerId === sale.dealerId);
  if (here) return { ...found(here), ...stake(sale.vehicle) };
  return elsewhere ? { ...found(elsewhere), severity: 'review', holds: true, ...stake(sale.vehicle) } : null;
}

function found(other: Case['sale']): Hit {
  return { expected: 'one sale a serial', found: `also ${other.id}, by ${other.dealerId || 'nobody'}` };
}

function stake(amount: number | null): { stake?: number } {
  return amount === null ? {} : { stake: amount };
}
