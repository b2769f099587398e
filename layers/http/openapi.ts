import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { headerParameters, responseHeaders } from './openapi-headers.ts';
import { problemExample, problemResponder } from './openapi-problems.ts';
import { openApiDescription, openApiTags } from './openapi-text.ts';
import { problemsOf } from './problems-of.ts';
import type { BodyDefinition, ResponseDefinition, Route } from './route.ts';
import { objectOf } from './schemas/object-of.ts';

const schemes = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: `Bearer sk_test_…` or `Bearer sk_live_…`.',
  },
  signing: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'The token of a link: `Signing <token>`.',
  },
} as const;

type ProblemResponder = ReturnType<typeof problemResponder>;

const contentOf = ({ contentTypes, schema, example }: BodyDefinition | ResponseDefinition) =>
  Object.fromEntries(
    contentTypes.map((type) => [
      type,
      { schema, ...(example === null || example instanceof Uint8Array ? {} : { example }) },
    ]),
  );

function responsesOf(route: Route, problemResponses: ProblemResponder): ZodOpenApiResponsesObject {
  const success = Object.entries(route.responses).map(([status, response]) => [
    status,
    {
      description: response.description,
      headers: responseHeaders(route),
      content: contentOf(response),
      ...(response.links && Object.keys(response.links).length > 0 ? { links: { ...response.links } } : {}),
    },
  ]);
  return { ...Object.fromEntries(success), ...problemResponses(problemsOf(route)) };
}

const securityOf = ({ auth }: Route) => (auth === 'public' ? [] : [{ [auth]: [] }]);

function operationOf(route: Route, problemResponses: ProblemResponder): ZodOpenApiOperationObject {
  const { operationId, tag, summary, params, query, body } = route;
  const scope = route.scope ? `\n\nScope: \`${route.scope}\`.` : '';
  return {
    operationId,
    tags: [tag],
    summary,
    description: route.description + scope,
    security: securityOf(route),
    requestParams: {
      ...(params ? { path: objectOf(params) } : {}),
      ...(query ? { query: objectOf(query) } : {}),
      header: headerParameters(route),
    },
    ...(body ? { requestBody: { required: body.required, content: contentOf(body) } } : {}),
    responses: responsesOf(route, problemResponses),
    ...(route.deprecation ? { deprecated: true } : {}),
  };
}

/** The OpenAPI 3.1 document of the API, made from the route table; pages and assets are no part of it. */
export function openApiDocument(routes: readonly Route[]) {
  const problemResponses = problemResponder();
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes.filter(({ hidden }) => !hidden)) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operationOf(route, problemResponses),
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Sigill',
      version: '1.0.0',
      description: openApiDescription,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: openApiTags,
    paths,
    components: { securitySchemes: schemes, examples: problemExample },
  });
}
