import type { ProblemCode } from '../../layers/http/problem-codes.ts';
import type { Route } from '../../layers/http/route.ts';

/** Who makes the call; the runner knows the credentials of each. */
export type Caller =
  | 'anonymous'
  | 'wrongKey'
  | 'expiredKey'
  | 'missingScope'
  | 'otherOrganisation'
  | 'otherMode'
  | 'signingToken'
  | 'wrongToken'
  | 'revokedToken'
  | 'otherSigner'
  | 'apiKey';

/** Things of one organisation in test mode that none of the callers may reach. */
export interface Victim {
  readonly envelopeId: string;
  readonly documentId: string;
  readonly recipientId: string;
  readonly operationId: string;
  readonly receiptId: string;
  readonly subjectId: string;
  readonly holdId: string;
  readonly authorityRequestId: string;
  readonly breachId: string;
  readonly privacyRequestId: string;
  readonly contactId: string;
  readonly announcementId: string;
  readonly dataRecipientId: string;
  readonly transmissionId: string;
  readonly processorId: string;
}

export interface MatrixCase {
  /** For the test title: `voidEnvelope × otherOrganisation`. */
  readonly title: string;
  readonly operationId: string;
  readonly caller: Caller;
  readonly request: {
    readonly method: Route['method'];
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Uint8Array<ArrayBuffer> | null;
  };
  /** A refusal, or a list in which nothing of the victim stands. */
  readonly expected:
    | { readonly status: number; readonly code: ProblemCode }
    | { readonly status: 200; readonly excludes: readonly string[] };
}

const refused = (status: number, code: ProblemCode) => ({ status, code });
const unauthenticated = refused(401, 'unauthenticated');
const notFound = refused(404, 'not_found');

type Expected = MatrixCase['expected'];

const namesVictim = (route: Route): boolean => route.path.includes('{');

/** A foreigner finds nothing of the victim: 404 by id, an empty place in a list. */
function foreign(route: Route, victim: Victim): Expected | null {
  if (namesVictim(route) || route.operationId === 'createEnvelope') return notFound;
  if (route.operationId.startsWith('list')) return { status: 200, excludes: Object.values(victim) };
  return null;
}

function expectations(route: Route, victim: Victim): [Caller, Expected | null][] {
  if (route.auth === 'apiKey') {
    return [
      ['anonymous', unauthenticated],
      ['wrongKey', unauthenticated],
      ['expiredKey', unauthenticated],
      ['signingToken', unauthenticated],
      ['missingScope', refused(403, 'insufficient_scope')],
      ['otherOrganisation', foreign(route, victim)],
      ['otherMode', foreign(route, victim)],
    ];
  }
  if (route.auth === 'signing') {
    return [
      ['anonymous', unauthenticated],
      ['apiKey', unauthenticated],
      ['wrongToken', notFound],
      ['revokedToken', notFound],
      ['otherSigner', namesVictim(route) ? notFound : null],
    ];
  }
  return [];
}

/** A body that its schema accepts, so that only the caller can be the reason of a refusal. */
function bodyOf(route: Route, victim: Victim): MatrixCase['request']['body'] {
  if (!route.body) return null;
  if (route.body.example instanceof Uint8Array) return new Uint8Array(route.body.example);
  const foreignCopy = { copyOf: victim.envelopeId, status: 'draft' };
  return JSON.stringify(route.operationId === 'createEnvelope' ? foreignCopy : route.body.example);
}

const pathOf = (route: Route, victim: Victim): string =>
  route.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => new Map(Object.entries(victim)).get(name) ?? 'unknown',
  );

/**
 * Every operation that needs credentials × everybody who must not get through, as data. `createEnvelope`
 * tries to copy the victim's envelope. Operations without a path id have no foreign thing to reach and
 * are left out for foreigners, but for lists, which must not show any.
 */
export function authorisationMatrix(routes: readonly Route[], victim: Victim): MatrixCase[] {
  return routes.flatMap((route) =>
    expectations(route, victim).flatMap(([caller, expected]) => {
      if (expected === null) return [];
      const body = bodyOf(route, victim);
      const headers: Record<string, string> =
        body === null ? {} : { 'content-type': route.body?.contentTypes[0] ?? '' };
      return [
        {
          title: `${route.operationId} × ${caller}`,
          operationId: route.operationId,
          caller,
          request: { method: route.method, path: pathOf(route, victim), headers, body },
          expected,
        },
      ];
    }),
  );
}
