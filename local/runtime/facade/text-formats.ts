/** Utilities.formatString. */

/** C-style formatting as far as the platform has it: %s %d %i %f %e %g %x %X %o %c %b %%, with flags, width and precision. */
export function formatString(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%(?:(\d+)\$)?([-+ 0#,]*)(\d+)?(?:\.(\d+))?([sdifeEgGxXocbu%])/g,
    (_, position: string | undefined, flags: string, width = '', precision: string | undefined, kind: string) => {
      if (kind === '%') return '%';
      const value = position === undefined ? values[next++] : values[Number(position) - 1];
      const text = convert(kind, value, flags, precision === undefined ? undefined : Number(precision));
      return pad(text, flags, Number(width), kind);
    },
  );
}

function convert(kind: string, value: unknown, flags: string, precision: number | undefined): string {
  if (kind === 's') return precision === undefined ? String(value) : String(value).slice(0, precision);
  if (kind === 'b') return String(Boolean(value));
  if (kind === 'c') return typeof value === 'number' ? String.fromCodePoint(value) : String(value).slice(0, 1);
  const number = Number(value);
  const text = digits(kind, Math.abs(number), precision);
  const grouped = flags.includes(',') ? text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')) : text;
  if (number < 0) return `-${grouped}`;
  return flags.includes('+') ? `+${grouped}` : flags.includes(' ') ? ` ${grouped}` : grouped;
}

function digits(kind: string, number: number, precision: number | undefined): string {
  switch (kind) {
    case 'f':
      return number.toFixed(precision ?? 6);
    case 'e':
    case 'E': {
      const text = number.toExponential(precision ?? 6).replace(/e([+-])(\d)$/, 'e$10$2');
      return kind === 'E' ? text.toUpperCase() : text;
    }
    case 'g':
    case 'G':
      return String(Number(number.toPrecision(precision || 6)));
    case 'x':
      return Math.trunc(number).toString(16);
    case 'X':
      return Math.trunc(number).toString(16).toUpperCase();
    case 'o':
      return Math.trunc(number).toString(8);
    default:
      return String(Math.trunc(number)).padStart(precision ?? 0, '0');
  }
}

function pad(text: string, flags: string, width: number, kind: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || kind === 's') return text.padStart(width);
  const sign = /^[+\- ]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
