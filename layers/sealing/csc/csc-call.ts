import { CscError } from './csc-error.ts';

/** Carries one request to the service; limits on hosts, size and time are the caller's. */
export type CscTransport = (request: {
  readonly url: string;
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<{ readonly status: number; readonly body: string }>;

/** POSTs and reads a JSON answer. @throws CscError with what the service said */
export async function cscCall(
  transport: CscTransport,
  url: string,
  content: { readonly json: object } | { readonly form: Readonly<Record<string, string>> },
  token?: string,
): Promise<Record<string, unknown>> {
  const [type, body] =
    'json' in content
      ? ['application/json', JSON.stringify(content.json)]
      : ['application/x-www-form-urlencoded', new URLSearchParams(content.form).toString()];
  const headers = { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) };
  const { status, body: answer } = await transport({ url, method: 'POST', headers, body }).catch(
    (cause: unknown) => {
      throw new CscError('csc_unavailable', 'the signing service did not answer', { cause });
    },
  );
  const parsed = parse(answer);
  if (status === 200) return parsed;
  const said = [parsed.error, parsed.error_description].filter((part) => typeof part === 'string').join(': ');
  throw new CscError(status >= 500 ? 'csc_unavailable' : 'csc_refused', `status ${status} ${said}`.trim());
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Told below, as any other answer that is no object.
  }
  throw new CscError('csc_malformed', 'the signing service answers with no JSON object');
}

/** A text in an answer. @throws CscError `csc_malformed` */
export function textIn(answer: Record<string, unknown>, member: string): string {
  const value = answer[member];
  if (typeof value === 'string' && value !== '') return value;
  throw new CscError('csc_malformed', `the answer has no ${member}`);
}
