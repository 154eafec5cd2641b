/** The platform's type definitions (@types/google-apps-script), read as data: which members every class has. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const folder = dirname(require.resolve('@types/google-apps-script/package.json'));

/** Members by class, named as in the definitions: "Spreadsheet.Range". Inherited members are included. */
export function platformMembers(): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, readonly string[]>();
  const own = new Map<string, string[]>();
  for (const name of readdirSync(folder).filter((file) => /^google-apps-script\.[\w-]+\.d\.ts$/.test(file))) {
    const source = ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.Latest);
    visit(source, '', (label, node) => {
      own.set(label, [...(own.get(label) ?? []), ...node.members.flatMap(nameOf)]);
      const bases = node.heritageClauses?.flatMap(({ types }) =>
        types.map(({ expression }) => expression.getText(source)),
      );
      parents.set(label, [...(parents.get(label) ?? []), ...(bases ?? [])]);
    });
  }
  const all = (label: string): string[] => [
    ...(own.get(label) ?? []),
    ...(parents.get(label) ?? []).flatMap((base) =>
      all(own.has(base) ? base : `${label.split('.').slice(0, -1).join('.')}.${base}`),
    ),
  ];
  return new Map([...own.keys()].map((label) => [label, [...new Set(all(label))].sort()]));
}

function visit(node: ts.Node, label: string, found: (label: string, node: ts.InterfaceDeclaration) => void): void {
  if (ts.isInterfaceDeclaration(node)) found(label === '' ? node.name.text : `${label}.${node.name.text}`, node);
  if (!ts.isModuleDeclaration(node)) {
    ts.forEachChild(node, (child) => visit(child, label, found));
    return;
  }
  const name = node.name.text;
  const inside = name === 'GoogleAppsScript' || name === 'global' ? label : `${label === '' ? '' : `${label}.`}${name}`;
  if (node.body) visit(node.body, inside, found);
}

function nameOf(member: ts.TypeElement): string[] {
  return member.name && (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name)) ? [member.name.text] : [];
}
