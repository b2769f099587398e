import { asRecord, textOrNull } from '../../json.ts';

/** The service said no; `code` is the problem's. */
export class RightsProblem extends Error {
  readonly code: string | null;
  constructor(code: string | null) {
    super(code ?? 'no answer');
    this.name = 'RightsProblem';
    this.code = code;
  }
}

/** One request and what proves it: kept in this page's memory alone. */
export interface Proven {
  id: string;
  session: string | null;
}

async function send(path: string, session: string | null, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(session !== null && { 'privacy-session': session }),
  };
  const answer = await fetch(`/privacy/requests${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new RightsProblem(null);
  });
  if (answer.ok) return answer;
  const problem: unknown = await answer.json().catch(() => null);
  throw new RightsProblem(textOrNull(asRecord(problem).code));
}

export const callJson = async (path: string, session: string | null, body?: unknown) =>
  asRecord(await (await send(path, session, body)).json());

export const callFile = async (path: string, session: string | null): Promise<Blob> =>
  (await send(path, session)).blob();
