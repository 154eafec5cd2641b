/** Enum members as the platform has them: objects with a name and an order, shown and serialised by name. */
import { guarded } from './guard';

export class EnumMember {
  readonly #name: string;
  readonly #ordinal: number;

  constructor(name: string, ordinal: number) {
    this.#name = name;
    this.#ordinal = ordinal;
  }

  toString(): string {
    return this.#name;
  }

  name(): string {
    return this.#name;
  }

  ordinal(): number {
    return this.#ordinal;
  }

  compareTo(other: EnumMember): number {
    return this.#ordinal - other.ordinal();
  }

  toJSON(): string {
    return this.#name;
  }
}

export type Enum<Name extends string> = { readonly [name in Name]: EnumMember };

/** An enum from its names in order; like the platform's, it answers to its first member's methods too. */
export function makeEnum<Name extends string>(label: string, names: readonly Name[]): Enum<Name> {
  const members = names.map((name, ordinal) => [name, new EnumMember(name, ordinal)] as const);
  const [first] = members;
  const own = Object.fromEntries(members) as unknown as Enum<Name>;
  const methods = first
    ? { name: () => first[1].name(), ordinal: () => 0, compareTo: (other: EnumMember) => first[1].compareTo(other) }
    : {};
  const object = guarded(label, own);
  for (const [name, value] of Object.entries({
    ...methods,
    toString: () => first?.[0] ?? label,
    toJSON: () => first?.[0],
  })) {
    Object.defineProperty(object, name, { value, enumerable: false });
  }
  return object;
}

/** The member's name, whether an enum member or already a name. */
export function enumName(value: unknown): string | null {
  if (value instanceof EnumMember) return value.toString();
  return typeof value === 'string' ? value : null;
}
