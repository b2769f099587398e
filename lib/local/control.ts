import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Activity } from './activity.ts';
import { advanceClock, type ClockWorld } from './advance-clock.ts';
import { addDuration } from './duration.ts';
import type { Faults } from './faults.ts';
import type { Outbox } from './outbox.ts';
import type { Store } from './store.ts';
import { AwsError } from './types.ts';
import type { Usage } from './usage.ts';

interface ControlAnswer {
  status: number;
  body: unknown;
}

export type ControlHandler = (
  body: unknown,
  query: URLSearchParams,
) => ControlAnswer | Promise<ControlAnswer>;

/** The body of a control call is wrong; it is answered with 422. */
class ControlError extends Error {
  override name = 'ControlError';
  code = 'invalid_request';
}

export interface Control {
  /** `call` is a method and a path, e.g. `POST /_local/keys`. */
  register(call: string, handler: ControlHandler): void;
  serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>;
}

const clockBody = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ set: z.iso.datetime({ offset: true }) }),
]);

/** What exists only locally (`/_local/…`): the outbox, the clock, rest, faults and usage. */
export function createControl(
  world: ClockWorld,
  {
    outbox,
    faults,
    usage,
    store,
    activity,
  }: {
    outbox: Outbox;
    faults: Faults;
    usage: Usage;
    store: Store;
    activity: Activity;
  },
): Control {
  const { clock } = world;
  const ok = (body: unknown): ControlAnswer => ({ status: 200, body });
  const now = (): ControlAnswer => ok({ now: new Date(clock.now()).toISOString() });
  // A number's plus sign is often sent as it is, and a form reads it as a space.
  const addressee = (query: URLSearchParams): string | undefined =>
    query.get('to')?.replace(/^ /, '+') || undefined;
  let moving: Promise<unknown> = Promise.resolve();

  function moveClock(body: unknown): Promise<ControlAnswer> {
    const { success, data } = clockBody.safeParse(body);
    if (!success) throw new ControlError('Give {"advance": "P90D"} or {"set": "2027-01-01T00:00:00Z"}');
    const next = moving.then(async () => {
      const target = 'set' in data ? Date.parse(data.set) : addDuration(clock.now(), data.advance);
      if (target === undefined) throw new ControlError('advance is an ISO 8601 duration');
      if (target < clock.now()) throw new ControlError('The clock goes forwards only');
      await advanceClock(target, world);
      return now();
    });
    moving = next.catch(() => undefined);
    return next;
  }

  const handlers = new Map<string, ControlHandler>([
    ['GET /_local/outbox', (_, query) => ok({ items: outbox.list(addressee(query)) })],
    ['GET /_local/outbox.html', (_, query) => ok(outbox.page(addressee(query)))],
    ['GET /_local/clock', now],
    ['POST /_local/clock', moveClock],
    [
      'POST /_local/idle',
      async () => {
        await activity.rest();
        store.compact();
        return ok({ idle: true });
      },
    ],
    [
      'POST /_local/faults',
      (body) => {
        faults.set(body);
        return ok({ faults: faults.pending() });
      },
    ],
    ['GET /_local/usage', () => ok({ calls: usage.lines() })],
    [
      'POST /_local/usage',
      () => {
        usage.reset();
        return ok({ calls: [] });
      },
    ],
  ]);

  async function serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const handler = handlers.get(`${request.method} ${url.pathname}`);
    const { origin, host } = request.headers;
    // A page of somebody else's, open in the same browser, must not move the clock.
    if (!handler || (origin && origin !== `http://${host}`)) return false;
    const answer = await run(async () => handler(await readBody(request), url.searchParams));
    const page = typeof answer.body === 'string';
    response.writeHead(answer.status, {
      'content-type': page ? 'text/html; charset=utf-8' : 'application/json',
    });
    response.end(page ? answer.body : JSON.stringify(answer.body));
    return true;
  }

  return { register: (call, handler) => void handlers.set(call, handler), serve };
}

async function run(work: () => Promise<ControlAnswer>): Promise<ControlAnswer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ControlError || error instanceof AwsError)) throw error;
    return { status: 422, body: { code: error.code, detail: error.message } };
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  } catch {
    throw new ControlError('The body is not JSON');
  }
}
