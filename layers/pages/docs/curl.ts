import type { Operation, Parameter } from './openapi.ts';

/** Shown where an inline document stands, so that the example runs with the reader's own file. */
const FILE = 'contract.pdf';
const INLINE_PDF = /"JVBERi0[A-Za-z0-9+/=]*"/g;

/** Text in single quotes for a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function exampleOf(parameter: Parameter): string {
  const value = parameter.schema.example ?? parameter.schema.default;
  return value === undefined ? `{${parameter.name}}` : String(value);
}

function addressOf(operation: Operation, origin: string): string {
  let path = operation.path;
  for (const parameter of operation.parameters.filter(({ place }) => place === 'path')) {
    path = path.replace(`{${parameter.name}}`, exampleOf(parameter));
  }
  const query = operation.parameters
    .filter(({ place, required }) => place === 'query' && required)
    .map((parameter) => `${parameter.name}=${encodeURIComponent(exampleOf(parameter))}`);
  return `${origin}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** A command line that makes the call: key from `$SIGILL_KEY`, link token from `$TOKEN`. */
export function curlOf(operation: Operation, origin: string): string {
  const lines = [
    `curl -sS ${operation.method === 'GET' ? '' : `-X ${operation.method} `}${quote(addressOf(operation, origin))}`,
  ];
  if (operation.security === 'apiKey') lines.push('-H "Authorization: Bearer $SIGILL_KEY"');
  if (operation.security === 'signing') lines.push('-H "Authorization: Signing $TOKEN"');
  const [body] = operation.body;
  if (body !== undefined) {
    lines.push(`-H ${quote(`Content-Type: ${body.type}`)}`);
    if (body.type !== 'application/json') lines.push(`--data-binary @${FILE}`);
    else if (body.example !== undefined) lines.push(`-d ${withFile(JSON.stringify(body.example, null, 2))}`);
  }
  return lines.join(' \\\n  ');
}

/** The body in quotes; an inline document is read from a file when the command runs. */
function withFile(json: string): string {
  return quote(json).replace(INLINE_PDF, () => `"'"$(base64 < ${FILE} | tr -d '\\n')"'"`);
}
