import { type Operation, runOperation } from './json-service.ts';
import { AwsError, type AwsService, type OnCall } from './types.ts';

type Form = { [name: string]: Form | string };

/** A service that speaks the AWS Query protocol: a form in, XML out; the operation is the member `Action`. */
export function queryService(options: {
  names: string[];
  namespace: string;
  operations: Record<string, Operation>;
  onCall?: OnCall;
}): AwsService {
  const { names, namespace, operations, onCall } = options;
  const headers = { 'content-type': 'text/xml' };
  return {
    names,
    operationOf: (request) => new URLSearchParams(request.body.toString('utf8')).get('Action') ?? '',
    async handle(request) {
      const { Action: _, Version: __, ...input } = readForm(request.body.toString('utf8'));
      const output = (await runOperation(operations, request, lists(input))) ?? {};
      onCall?.({ service: request.service, operation: request.operation, resource: '*' });
      const name = request.operation;
      const body = `<${name}Response xmlns="${namespace}"><${name}Result>${xml(output)}</${name}Result></${name}Response>`;
      return { status: 200, headers, body };
    },
    renderError: ({ code, message, status }, requestId) => ({
      status,
      headers,
      body: `<ErrorResponse xmlns="${namespace}"><Error>${xml({ Type: 'Sender', Code: code, Message: message })}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    }),
  };
}

/** `A.b.member.1=x` becomes `{A: {b: {member: {1: 'x'}}}}`. */
function readForm(text: string): Form {
  const root: Form = Object.create(null);
  for (const [path, value] of new URLSearchParams(text)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let place = root;
    for (const name of names) {
      const next = place[name] ?? Object.create(null);
      if (typeof next === 'string') throw new AwsError('MalformedQueryString', `${path} is given twice`);
      place[name] = next;
      place = next;
    }
    place[last] = value;
  }
  return root;
}

/** `{member: {1: a, 2: b}}` and `{entry: …}` are lists. */
function lists(form: Form | string): unknown {
  if (typeof form === 'string') return form;
  const items = form.member ?? form.entry;
  if (items && typeof items !== 'string') return Object.values(items).map(lists);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, lists(value)]));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');

function xml(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => `<member>${xml(item)}</member>`).join('');
  if (typeof value !== 'object' || value === null) return escapeXml(String(value));
  return Object.entries(value)
    .map(([name, member]) => `<${name}>${xml(member)}</${name}>`)
    .join('');
}
