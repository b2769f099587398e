import { gatewayResponses } from './gateway-responses.ts';
import { answersHead } from './methods.ts';
import type { Route } from './route.ts';
import { fallbackUnit, type UnitName } from './units.ts';

interface RestBodyOptions {
  readonly title?: string;
  /** The invocation URI of a unit's function (`arn:…:apigateway:…:functions/<arn>/invocations`); a token will do. */
  integrationUri(unit: UnitName): string;
}

interface RestMethod {
  readonly operationId?: string;
  readonly parameters: readonly object[];
  readonly responses: Readonly<Record<string, { description: string }>>;
  readonly 'x-amazon-apigateway-integration': object;
}

export interface RestBody {
  readonly openapi: '3.0.1';
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, RestMethod>>>>;
  readonly 'x-amazon-apigateway-binary-media-types': readonly string[];
  readonly 'x-amazon-apigateway-gateway-responses': object;
}

const anyMethod = 'x-amazon-apigateway-any-method';

const pathParameters = (path: string) =>
  [...path.matchAll(/\{([A-Za-z]+)\+?\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

/**
 * The OpenAPI 3.0 body of the REST API, all of it: one CloudFormation resource. Every method is a proxy to
 * its unit. Every path has an any-method and the rest a `/{proxy+}`, so that no call falls to the gateway's
 * own 403. These also go to a function: a mock integration fails on content types it does not list.
 * All media types are binary, so that every body arrives as the bytes that were sent.
 */
export function restApiBody(
  routes: readonly Route[],
  { title = 'Sigill', integrationUri }: RestBodyOptions,
): RestBody {
  const method = (unit: UnitName, path: string, operationId?: string): RestMethod => ({
    ...(operationId ? { operationId } : {}),
    parameters: pathParameters(path),
    responses: { 200: { description: 'As the function answers.' } },
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: integrationUri(unit),
      passthroughBehavior: 'when_no_match',
      timeoutInMillis: 29_000,
    },
  });
  const paths: Record<string, Record<string, RestMethod>> = {};
  for (const route of routes) {
    const { path, method: verb, unit, operationId } = route;
    paths[path] ??= { [anyMethod]: method(fallbackUnit, path) };
    paths[path][verb.toLowerCase()] = method(unit, path, operationId);
    if (answersHead(route)) paths[path].head = method(unit, path, `${operationId}Head`);
  }
  paths['/{proxy+}'] = { [anyMethod]: method(fallbackUnit, '/{proxy+}') };
  return {
    openapi: '3.0.1',
    info: { title, version: '1' },
    paths,
    'x-amazon-apigateway-binary-media-types': ['*/*'],
    'x-amazon-apigateway-gateway-responses': gatewayResponses(),
  };
}
