/** Field masks of Google APIs: "spreadsheetId,sheets(properties(sheetId,title),data.rowData)". */
import { isRecord } from './call-args';

/** Maps a field's name to the mask of its content; an empty tree includes everything. */
interface MaskTree {
  readonly [field: string]: MaskTree;
}

export function parseMask(fields: string): MaskTree {
  let at = 0;
  const list = (): MaskTree => {
    const tree: Record<string, MaskTree> = {};
    while (at < fields.length && fields[at] !== ')') {
      const [path = ''] = /^[^,()]*/.exec(fields.slice(at)) ?? [];
      at += path.length;
      let inner: MaskTree = {};
      if (fields[at] === '(') {
        at += 1;
        inner = list();
        at += 1;
      }
      add(tree, path.trim().split(/[./]/), inner);
      if (fields[at] === ',') at += 1;
    }
    return tree;
  };
  return list();
}

function add(tree: Record<string, MaskTree>, path: readonly string[], inner: MaskTree): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    tree[first] = { ...tree[first], ...inner };
    return;
  }
  const child: Record<string, MaskTree> = { ...tree[first] };
  add(child, rest, inner);
  tree[first] = child;
}

/** Keeps only the fields that the mask names. */
export function applyMask(value: unknown, mask: MaskTree): unknown {
  const names = Object.keys(mask);
  if (names.length === 0 || '*' in mask) return value;
  if (Array.isArray(value)) return value.map((item) => applyMask(item, mask));
  if (!isRecord(value)) return value;
  const kept = names
    .filter((name) => value[name] !== undefined)
    .map((name) => [name, applyMask(value[name], mask[name] ?? {})] as const);
  return Object.fromEntries(kept);
}
