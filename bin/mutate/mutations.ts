import ts from 'typescript';

/** One small change of a source file that its tests should notice. */
export interface Mutation {
  readonly file: string;
  readonly line: number;
  /** Range of characters that is replaced. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['&&', '||'],
  ['||', '&&'],
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
]);

/**
 * Every mutation of a TypeScript source: another operator, another truth, a number one higher, a condition turned
 * round, an error that is not thrown. Texts are left alone, and so are types, which do not run.
 */
export function mutationsOf(file: string, text: string): readonly Mutation[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutation[] = [];
  const replace = (node: ts.Node, after: string): void => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    found.push({ file, line, start, end: node.end, before: node.getText(source), after });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const after = OPERATORS.get(node.operatorToken.getText(source));
      const joinsText = [node.left, node.right].some((side) => ts.isStringLiteralLike(side));
      if (after !== undefined && !joinsText) replace(node.operatorToken, after);
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, 'true');
    if (ts.isNumericLiteral(node)) replace(node, `(${node.getText(source)} + 1)`);
    if (ts.isIfStatement(node)) replace(node.expression, `!(${node.expression.getText(source)})`);
    if (ts.isThrowStatement(node)) replace(node, ';');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
