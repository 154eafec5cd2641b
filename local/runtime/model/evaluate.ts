/**
 * What a formula cell shows. A small part of the language is computed (operators, references, some common functions); what is
 * not known reads #NAME?, and nothing ever reaches outside the workbook (IMPORTXML and its like are not known).
 */
import { close, type OpenRect } from './a1';
import { isFormula, type Rect, type Scalar } from './cell';
import { FormulaError, FUNCTIONS, toNumber, toText, type Value } from './formula-functions';
import { FormulaSyntaxError, type Node, parseFormula } from './formula-parse';
import type { Sheet } from './sheet';
import type { Workbook } from './workbook';

const trees = new Map<string, Node | null>();
const MAX_TREES = 5_000;
/** Deeper chains than this count as circular references. */
const MAX_DEPTH = 200;

interface Scope {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly depth: number;
}

/** A formula's value; an error value such as "#NAME?" when it cannot be computed here. */
export function evaluateCell(workbook: Workbook, sheet: Sheet, row: number, column: number): Scalar {
  return evaluateIn({ workbook, sheet, depth: 0 }, row, column);
}

function evaluateIn(scope: Scope, row: number, column: number): Scalar {
  const cell = scope.sheet.cell(row, column);
  if (!isFormula(cell)) return cell;
  if (scope.depth > MAX_DEPTH) return '#REF!';
  const tree = treeOf(cell.f);
  if (!tree) return '#ERROR!';
  try {
    const value = single(evaluate(tree, scope));
    return value === null ? 0 : value;
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
}

function treeOf(formula: string): Node | null {
  const known = trees.get(formula);
  if (known !== undefined) return known;
  let tree: Node | null;
  try {
    tree = parseFormula(formula.replace(/^=/, ''));
  } catch (error) {
    if (!(error instanceof FormulaSyntaxError)) throw error;
    tree = null;
  }
  if (trees.size > MAX_TREES) trees.clear();
  trees.set(formula, tree);
  return tree;
}

function evaluate(node: Node, scope: Scope): Value {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'range':
      return readRange(node.sheet, node.rect, scope);
    case 'name':
      return readName(node.name, scope);
    case 'unary': {
      const operand = toNumber(single(evaluate(node.operand, scope)));
      return node.operator === '%' ? operand / 100 : node.operator === '-' ? -operand : operand;
    }
    case 'binary':
      return combine(node.operator, single(evaluate(node.left, scope)), single(evaluate(node.right, scope)));
    default:
      return call(node.name, node.args, scope);
  }
}

function call(name: string, args: readonly Node[], scope: Scope): Value {
  if (name === 'IFERROR') {
    try {
      const [first] = args;
      return first ? evaluate(first, scope) : null;
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      return args[1] ? evaluate(args[1], scope) : null;
    }
  }
  if (name === 'IF') {
    const [condition, then, otherwise] = args;
    const chosen = condition && single(evaluate(condition, scope)) ? then : otherwise;
    return chosen ? evaluate(chosen, scope) : Boolean(chosen === then);
  }
  const compute = FUNCTIONS[name];
  if (!compute) throw new FormulaError('#NAME?');
  return compute(args.map((arg) => evaluate(arg, scope)));
}

function readName(name: string, scope: Scope): Value {
  const named = scope.workbook.namedRanges.find((item) => item.name.toLowerCase() === name.toLowerCase());
  const sheet = named ? scope.workbook.sheetById(named.sheetId) : null;
  if (!named || !sheet) throw new FormulaError('#NAME?');
  return block(sheet, named.rect, scope);
}

function readRange(title: string | null, open: OpenRect, scope: Scope): Value {
  const sheet = title === null ? scope.sheet : scope.workbook.sheetByName(title);
  if (!sheet) throw new FormulaError('#REF!');
  return block(sheet, close(open, sheet.maxRows, sheet.maxColumns), scope);
}

/** The cells of a range down to the last row with content. */
function block(sheet: Sheet, rect: Rect, scope: Scope): Value {
  const rows = Math.max(1, Math.min(rect.rows, sheet.lastRow - rect.row + 1));
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: rect.columns }, (_cell, right) => {
      const value = evaluateIn({ ...scope, sheet, depth: scope.depth + 1 }, rect.row + down, rect.column + right);
      if (typeof value === 'string' && /^#(NAME\?|REF!|ERROR!|DIV\/0!|VALUE!|N\/A|NUM!)$/.test(value))
        throw new FormulaError(value);
      return value;
    }),
  );
}

/** A block counts as its first cell where one value is wanted. */
function single(value: Value): Scalar {
  return Array.isArray(value) ? (value[0]?.[0] ?? null) : (value as Scalar);
}

function combine(operator: string, left: Scalar, right: Scalar): Scalar {
  switch (operator) {
    case '&':
      return toText(left) + toText(right);
    case '+':
      return toNumber(left) + toNumber(right);
    case '-':
      return toNumber(left) - toNumber(right);
    case '*':
      return toNumber(left) * toNumber(right);
    case '^':
      return toNumber(left) ** toNumber(right);
    case '/': {
      const divisor = toNumber(right);
      if (divisor === 0) throw new FormulaError('#DIV/0!');
      return toNumber(left) / divisor;
    }
    default:
      return compare(operator, left, right);
  }
}

function compare(operator: string, left: Scalar, right: Scalar): boolean {
  const same = (value: Scalar): Scalar => (typeof value === 'string' ? value.toLowerCase() : value);
  const [a, b] = [
    same(left) ?? (typeof right === 'string' ? '' : 0),
    same(right) ?? (typeof left === 'string' ? '' : 0),
  ];
  if (operator === '=') return a === b;
  if (operator === '<>') return a !== b;
  if (operator === '<') return a < b;
  if (operator === '>') return a > b;
  return operator === '<=' ? a <= b : a >= b;
}
