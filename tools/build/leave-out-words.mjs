/**
 * Removes from Code.js what only setup reads: notes on columns, the meaning of settings, when a message is sent, what erasing
 * leaves of a row; and placeholders of a message that its text uses anyway. These texts are written beside the code they
 * explain and shipped in a file of their own (src/app/setup/staff-words.ts), because every kilobyte of Code.js costs time in
 * each execution.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const EXPLAINED =
  /src[\\/](tables[\\/][^\\/]+|core[\\/]alerts[\\/]rules|core[\\/]privacy[\\/]personal-data|core[\\/]messages[\\/][^\\/]+|settings)\.ts$/;
const PROPERTIES = ['use', 'meaning', 'purpose', 'stays'];
const MAKERS = ['hub', 'staff'];

/** @type {import('esbuild').Plugin} */
export const leaveOutWords = {
  name: 'leave-out-words',
  setup(build) {
    build.onLoad({ filter: EXPLAINED }, ({ path }) => ({
      contents: withoutWords(readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** The source with those texts removed, and everything else unchanged. */
export function withoutWords(source) {
  const cuts = [];
  const file = ts.createSourceFile('words.ts', source, ts.ScriptTarget.Latest, true);
  const makers = makersWithUse(file);
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && PROPERTIES.includes(node.name.text) && isText(node.initializer))
      cuts.push([node.getStart(file), withComma(source, node.end)]);
    else if (isColumn(node)) cuts.push([node.arguments.at(-2).end, node.arguments.at(-1).end]);
    else if (isNamedAnyway(node)) cuts.push([node.getStart(file), withComma(source, node.end)]);
    else if (explains(node, makers)) cuts.push(...cutsOfCall(node, file));
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return cuts.reduceRight((text, [from, to]) => text.slice(0, from) + text.slice(to), source);
}

/** `hub.text('Header', 'what staff read')`, with or without choices between. */
function isColumn(node) {
  if (!ts.isCallExpression(node) || node.arguments.length < 2 || !isText(node.arguments.at(-1))) return false;
  const { expression } = node;
  return ts.isPropertyAccessExpression(expression) && MAKERS.includes(expression.expression.getText());
}

/** Whether it is a placeholder that the text beside it uses: `placeholders: ['lead']` with {{lead}}. */
function isNamedAnyway(node) {
  if (!ts.isPropertyAssignment(node) || node.name.text !== 'placeholders') return false;
  const copy = node.parent.properties.filter(
    (each) => ts.isPropertyAssignment(each) && ['id', 'en'].includes(each.name.text),
  );
  return copy.length === 2 && isIn(node.initializer, copy.map(({ initializer }) => initializer.getText()).join());
}

/** Local functions that create messages and whose first parameter says when one is sent: const word = (use, id, en) => … */
function makersWithUse(file) {
  const names = new Set();
  ts.forEachChild(file, (statement) => {
    for (const { name, initializer } of statement.declarationList?.declarations ?? [])
      if (initializer && ts.isArrowFunction(initializer) && initializer.parameters[0]?.name.getText() === 'use')
        names.add(name.getText());
  });
  return names;
}

function explains(node, makers) {
  return ts.isCallExpression(node) && makers.has(node.expression.getText()) && isText(node.arguments[0]);
}

/** What is inside the first argument, and inside a list of placeholders that the copy names anyway. */
function cutsOfCall({ arguments: [use, ...others] }, file) {
  const copy = others.filter(isText).map((each) => each.getText());
  const lists = others.filter((each) => ts.isArrayLiteralExpression(each) && isIn(each, copy.join()));
  return [use, ...lists].map((each) => [each.getStart(file) + 1, each.end - 1]);
}

function isIn(list, copy) {
  return ts.isArrayLiteralExpression(list) && list.elements.every(({ text }) => copy.includes(`{{${text}}}`));
}

const isText = (node) => ts.isStringLiteralLike(node);

const withComma = (source, end) => (source[end] === ',' ? end + 1 : end);
