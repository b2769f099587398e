import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { TestResult } from '../../layers/privacy/policy/trace-promises.ts';

const makers = new Set(['describe', 'it', 'test', 'suite']);
const inactive = new Set(['skip', 'todo', 'fails']);

/** `it`, `it.each(…)`, `describe.for(…)`: the name they begin with and everything on the way. */
function wayOf(callee: ts.Expression): readonly string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...wayOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return wayOf(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return wayOf(callee.tag);
  return [];
}

/** The constant part of a title. */
function textOf(node: ts.Expression | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('…');
  return null;
}

function titlesIn(source: ts.SourceFile): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node, path: readonly string[]): void => {
    let inside = path;
    if (ts.isCallExpression(node)) {
      const [maker = '', ...more] = wayOf(node.expression);
      const title = makers.has(maker) ? textOf(node.arguments[0]) : null;
      if (title !== null) {
        if (more.some((word) => inactive.has(word))) return;
        if (maker === 'describe' || maker === 'suite') inside = [...path, title];
        else titles.push([...path, title].join(' '));
      }
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, []);
  return titles;
}

/** The full titles of all tests of the project, read and not run; what is skipped does not count. */
export function readTitles(root: string): readonly TestResult[] {
  return globSync('test/**/*.test.ts', { cwd: root })
    .sort()
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return titlesIn(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false));
    })
    .map((title) => ({ title, passed: true }));
}
