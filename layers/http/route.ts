import type { z } from 'zod';
import type { Scope } from '../ports/api-keys.ts';
import type { Purpose } from '../privacy/inventory/purposes.ts';
import type { ProblemCode } from './problem-codes.ts';
import type { RateClass } from './rate-classes.ts';
import type { UnitName } from './units.ts';

/** A following call that the answer gives the values for (OpenAPI Link Object). */
export interface RouteLink {
  readonly operationId: string;
  /** Parameter name to runtime expression, as `$response.body#/id`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly description: string;
}

export interface BodyDefinition<S extends z.ZodType = z.ZodType> {
  readonly contentTypes: readonly string[];
  readonly schema: S;
  /** False: a call without a body is read as `{}`. */
  readonly required: boolean;
  readonly maxBytes: number;
  readonly example: z.input<S>;
}

export interface ResponseDefinition<S extends z.ZodType = z.ZodType> {
  readonly description: string;
  /** The handler chooses one by its `content-type` header; the first is the default. */
  readonly contentTypes: readonly string[];
  readonly schema: S;
  readonly example: z.output<S> | null;
  readonly links?: Readonly<Record<string, RouteLink>>;
}

/** One operation. The route table is the single list of them; everything else is derived from it. */
export interface Route {
  /** Also the name of the handler file and of its logs and metrics. */
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly unit: UnitName;
  readonly auth: 'apiKey' | 'signing' | 'public';
  /** What an API key must be allowed to; null where no key is used. */
  readonly scope: Scope | null;
  readonly purpose: Purpose;
  readonly rate: RateClass;
  /** Whether `Idempotency-Key` is honoured. */
  readonly idempotent: boolean;
  /** Whether `If-Match` is honoured. */
  readonly ifMatch: boolean;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: BodyDefinition;
  readonly responses: Readonly<Record<number, ResponseDefinition>>;
  /** Problems of this operation; those that its shape implies are added by `problemsOf`. */
  readonly problems: readonly ProblemCode[];
  /** `Cache-Control` of success; absent means `no-store`. */
  readonly cacheControl?: string;
  /** Announced end of the operation (RFC 9745, RFC 8594), both RFC 3339. */
  readonly deprecation?: { readonly since: string; readonly sunset: string };
  /** Pages and assets are no part of the published description. */
  readonly hidden?: true;
}

/** Declares a route and keeps its exact types. */
export const defineRoute = <const R extends Route>(route: R): R => route;
