/**
 * Leaves out of Code.js what only setup reads: the notes on columns, the meaning of settings, when a message is sent.
 * They are kept beside the code they explain, and travel in a file of their own (src/core/staff-words.ts), because
 * every kilobyte of Code.js is paid at each execution.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const EXPLAINED = /src[\\/](tables[\\/][^\\/]+|core[\\/]messages[\\/][^\\/]+|settings)\.ts$/;
const PROPERTIES = ['use', 'meaning', 'purpose'];
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

/** The source with those words cut out; everything else as it was, letter by letter. */
export function withoutWords(source) {
  const cuts = [];
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && PROPERTIES.includes(node.name.text) && isText(node.initializer))
      cuts.push([node.getStart(file), withComma(source, node.end)]);
    else if (isColumn(node)) cuts.push([node.arguments.at(-2).end, node.arguments.at(-1).end]);
    else ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile('words.ts', source, ts.ScriptTarget.Latest, true);
  visit(file);
  return cuts.reduceRight((text, [from, to]) => text.slice(0, from) + text.slice(to), source);
}

/** `hub.text('Header', 'what staff read')`, with or without choices between. */
function isColumn(node) {
  if (!ts.isCallExpression(node) || node.arguments.length < 2 || !isText(node.arguments.at(-1))) return false;
  const { expression } = node;
  return ts.isPropertyAccessExpression(expression) && MAKERS.includes(expression.expression.getText());
}

const isText = (node) => ts.isStringLiteralLike(node);

const withComma = (source, end) => (source[end] === ',' ? end + 1 : end);
