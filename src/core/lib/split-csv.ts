/** Splits a line of CSV as people paste it: at tabs, semicolons or commas, whichever it contains. */

/** Quoted fields may hold the separator; a doubled quote is a quote. https://www.rfc-editor.org/rfc/rfc4180 */
export function splitCsv(line: string): string[] {
  const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',';
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i] ?? '';
    if (character === '"' && isQuoted && line[i + 1] === '"') field += line[++i];
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      fields.push(field);
      field = '';
    } else field += character;
  }
  return [...fields, field];
}
