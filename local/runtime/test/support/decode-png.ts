/** A PNG as its pixels: what of the format the drawings of the runtime use. */
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** "#rrggbb" of the pixel at column x, row y, from the upper left. */
  colour(x: number, y: number): string;
}

export function decodePng(bytes: ArrayLike<number>): Picture {
  const file = Buffer.from(Uint8Array.from(bytes));
  if (file.toString('latin1', 1, 4) !== 'PNG') throw new Error('no PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const rows = inflateSync(Buffer.concat(parts));
  const colour = (x: number, y: number) => {
    const at = y * (width * 3 + 1) + 1 + x * 3;
    return `#${rows.toString('hex', at, at + 3)}`;
  };
  return { width, height, colour };
}
