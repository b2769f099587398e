import { asRecord, asText, textOrNull } from '../../json.ts';

/** The service answered with a problem document (RFC 9457). `code` is the stable code of the API. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  /** Seconds to wait, from `Retry-After`, or null. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, requestId: string | null, retryAfter: number | null) {
    super(`${status} ${code}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}

/** The service could not be reached. */
export class NetworkError extends Error {
  readonly code = 'network';
  constructor() {
    super('The service could not be reached');
    this.name = 'NetworkError';
  }
}

/** Calls of the signing API for one link. */
export interface SigningApi {
  get(path: string): Promise<unknown>;
  /** @param key Idempotency-Key: the same for every try of one act */
  post(path: string, body: unknown, key?: string): Promise<unknown>;
}

const TIMEOUT_MS = 30_000;
const IN_FLIGHT_TRIES = 10;

/**
 * @param token the link's token; it goes into a header and nowhere else
 * @param session gives the current `Signing-Session`, or null
 */
export function createSigningApi(token: string, session: () => string | null): SigningApi {
  const headers = (): Record<string, string> => {
    const held = session();
    const base = { Authorization: `Signing ${token}`, Accept: 'application/json' };
    return held === null ? base : { ...base, 'Signing-Session': held };
  };
  return {
    get: (path) => send(path, { headers: headers() }),
    post: async (path, body, key = crypto.randomUUID()) => {
      const request = {
        method: 'POST',
        headers: { ...headers(), 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify(body),
      };
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await send(path, request);
        } catch (error) {
          const inFlight = error instanceof ApiProblem && error.code === 'idempotency_in_flight';
          if (!inFlight || attempt >= IN_FLIGHT_TRIES) throw error;
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      }
    },
  };
}

async function send(path: string, request: RequestInit): Promise<unknown> {
  const response = await reach(path, request);
  const body = await readJson(response);
  if (response.ok) return body;
  const problem = asRecord(body);
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
  throw new ApiProblem(
    response.status,
    asText(problem.code) || `http_${response.status}`,
    textOrNull(problem.requestId),
    Number.isFinite(wait) ? wait : null,
  );
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(path, {
      ...request,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new NetworkError();
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    if (response.ok) throw new NetworkError();
    return null;
  }
}
