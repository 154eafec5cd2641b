/** Whether a number format shows dates or times: then a number in the cell is read as a Date. */

const known = new Map<string, boolean>();

export function isDateFormat(format: string): boolean {
  let answer = known.get(format);
  if (answer === undefined) {
    const bare = format.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
    answer = !/general/i.test(bare) && /[ymdhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/\.0+/g, ''));
    known.set(format, answer);
  }
  return answer;
}
