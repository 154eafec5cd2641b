/** How long files and functions are, and what they take: read from the syntax tree, as sentences that say what to do. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';

export interface Finding {
  /** Names the place without its folder or its line, so that it survives a move. */
  readonly key: string;
  /** File, line, size, and what to do. */
  readonly text: string;
}

const FILE_LINES = 300;
const FUNCTION_LINES = 60;
const PARAMETERS = 4;

type Callable = ts.FunctionLikeDeclaration & { readonly body: ts.Node };

export function findingsIn(path: string): Finding[] {
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const findings: Finding[] = [];
  const add = (rule: string, name: string, line: number, advice: string) =>
    findings.push({ key: `${basename(path)} ${name}: ${rule}`, text: `${path}:${line} ${name}: ${advice}` });
  const lines = text.trimEnd().split('\n').length;
  if (lines > FILE_LINES) add('file length', 'the file', 1, `${lines} lines, ${FILE_LINES} at most: split it by idea`);
  const visit = (node: ts.Node): void => {
    if (isCallable(node)) inspect(node, source, path, add);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

type Add = (rule: string, name: string, line: number, advice: string) => void;

function inspect(node: Callable, source: ts.SourceFile, path: string, add: Add): void {
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const line = lineOf(node.getStart());
  const name = nameOf(node);
  const length = lineOf(node.end) - line + 1;
  if (length > FUNCTION_LINES)
    add('length', name, line, `${length} lines, ${FUNCTION_LINES} at most: give its parts names of their own`);
  // What scripts see has Google's own signatures.
  if (path.includes('local/runtime/facade/') || isGiven(node)) return;
  if (node.parameters.length > PARAMETERS)
    add('parameters', name, line, `${node.parameters.length} parameters, ${PARAMETERS} at most: pass an object`);
  if (!isExported(node)) return;
  for (const parameter of node.parameters.filter(isFlag))
    add('flag', name, line, `the flag "${parameter.name.getText()}": make it two functions, or a choice by name`);
}

/** A callback takes what it is called with. */
function isGiven(node: Callable): boolean {
  return ts.isCallExpression(node.parent);
}

function isCallable(node: ts.Node): node is Callable {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

/**
 * A boolean parameter of an exported function or arrow function: its caller reads `f(x, true)`. Methods are left out (a
 * setter's boolean is what is set), and so is what is not exported: there the reader sees both ends at once.
 */
function isFlag({ type, initializer }: ts.ParameterDeclaration): boolean {
  const isDefault = initializer?.kind === ts.SyntaxKind.TrueKeyword || initializer?.kind === ts.SyntaxKind.FalseKeyword;
  return isDefault || type?.kind === ts.SyntaxKind.BooleanKeyword;
}

function isExported(node: Callable): boolean {
  const declaration = ts.isFunctionDeclaration(node) ? node : variableOf(node)?.parent.parent;
  if (!declaration || !ts.canHaveModifiers(declaration)) return false;
  return ts.getModifiers(declaration)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function variableOf(node: Callable): ts.VariableDeclaration | undefined {
  return ts.isVariableDeclaration(node.parent) ? node.parent : undefined;
}

/** Its own name, or that of what it is given to: a variable, a property, the call that takes it. */
function nameOf(node: Callable): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const named = node.name ?? variableOf(node)?.name ?? (ts.isPropertyAssignment(node.parent) ? node.parent.name : null);
  if (named) return named.getText();
  return ts.isCallExpression(node.parent) ? `function given to ${node.parent.expression.getText()}` : 'function';
}
