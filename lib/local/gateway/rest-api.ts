import {
  isObject,
  type Json,
  type JsonObject,
  type Resource,
  type Template,
  TemplateError,
} from '../template.ts';

interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What a method does: call a function, or answer by itself. */
export type Integration =
  | { kind: 'function'; functionArn: string; timeoutMs: number }
  | ({ kind: 'mock' } & MockResponse);

export interface GatewayResponse {
  status: number | undefined;
  headers: Record<string, string>;
  template: string | undefined;
  contentType: string;
}

export interface Route {
  /** The path of the definition, e.g. `/v1/envelopes/{id}`. */
  path: string;
  segments: string[];
  methods: Map<string, Integration>;
}

export interface RestApi {
  id: string;
  routes: Route[];
  binaryMediaTypes: string[];
  responses: Map<string, GatewayResponse>;
  stage: string;
  accessLog?: { group: string; format: string };
}

const METHODS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'x-amazon-apigateway-any-method',
];
const DEFAULT_TIMEOUT_MS = 29_000;

/** The template's one REST API; without one, an API that knows no path. */
export function findRestApi(template: Template): RestApi {
  const [api] = template.resources('AWS::ApiGateway::RestApi');
  if (!api) return { id: 'none', routes: [], binaryMediaTypes: [], responses: new Map(), stage: 'none' };
  const [stage] = template.resources('AWS::ApiGateway::Stage');
  return readRestApi(api, stage, template.resources('AWS::ApiGateway::GatewayResponse'));
}

/** Reads a REST API from its resolved OpenAPI body. @throws TemplateError for what is not modelled */
function readRestApi(api: Resource, stage: Resource | undefined, responses: Resource[]): RestApi {
  const body = api.properties.Body;
  if (!isObject(body))
    throw new TemplateError(`${api.logicalId}: only a REST API with an inline Body is served locally`);
  const setting = stage?.properties.AccessLogSetting;
  const given = body['x-amazon-apigateway-gateway-responses'];
  return {
    id: api.ref,
    routes: Object.entries(object(body.paths)).map(([path, item]) => readRoute(path, object(item))),
    binaryMediaTypes: strings(
      body['x-amazon-apigateway-binary-media-types'] ?? api.properties.BinaryMediaTypes,
    ),
    responses: new Map([
      ...Object.entries(object(given)).map(([type, one]) => [type, readResponse(object(one), 'x')] as const),
      ...responses.map(
        ({ properties }) => [String(properties.ResponseType), readResponse(properties, 'cfn')] as const,
      ),
    ]),
    stage: stage?.name ?? 'local',
    ...(isObject(setting) ? { accessLog: readAccessLog(setting) } : {}),
  };
}

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

function readRoute(path: string, item: JsonObject): Route {
  const methods = METHODS.flatMap((method): [string, Integration][] => {
    const integration = object(item[method])['x-amazon-apigateway-integration'];
    if (item[method] === undefined) return [];
    if (!isObject(integration)) throw new TemplateError(`${method} ${path} has no integration`);
    return [[method.startsWith('x-') ? 'ANY' : method.toUpperCase(), readIntegration(path, integration)]];
  });
  return { path, segments: path.split('/').slice(1), methods: new Map(methods) };
}

function readIntegration(path: string, integration: JsonObject): Integration {
  const type = String(integration.type).toLowerCase();
  if (type === 'mock') return { kind: 'mock', ...readMock(integration) };
  const functionArn = /\/functions\/(arn:[^/]+)\/invocations$/.exec(String(integration.uri))?.[1];
  if (type !== 'aws_proxy' || !functionArn)
    throw new TemplateError(`${path}: the integration ${type} is not served locally`);
  return {
    kind: 'function',
    functionArn,
    timeoutMs: Number(integration.timeoutInMillis ?? DEFAULT_TIMEOUT_MS),
  };
}

/** A mock answers with the response that its request template chooses by status. */
function readMock(integration: JsonObject): MockResponse {
  const [template = '{"statusCode": 200}'] = Object.values(object(integration.requestTemplates));
  const status = String((JSON.parse(String(template)) as { statusCode?: number }).statusCode ?? 200);
  const responses = object(integration.responses);
  const chosen = object(
    Object.entries(responses).find(
      ([pattern]) => pattern !== 'default' && new RegExp(`^(?:${pattern})$`).test(status),
    )?.[1] ?? responses.default,
  );
  const [[type, body] = ['application/json', '']] = Object.entries(object(chosen.responseTemplates));
  return {
    status: Number(chosen.statusCode ?? status),
    headers: { 'Content-Type': type, ...readHeaders(chosen.responseParameters, 'method.response.header.') },
    body: checkedTemplate(String(body)),
  };
}

function readResponse(response: JsonObject, form: 'x' | 'cfn'): GatewayResponse {
  const [templates, parameters, status] =
    form === 'x'
      ? [response.responseTemplates, response.responseParameters, response.statusCode]
      : [response.ResponseTemplates, response.ResponseParameters, response.StatusCode];
  const [[contentType, template] = ['application/json', undefined]] = Object.entries(object(templates));
  return {
    status: status === undefined ? undefined : Number(status),
    headers: readHeaders(parameters, 'gatewayresponse.header.'),
    template: template === undefined ? undefined : checkedTemplate(String(template)),
    contentType,
  };
}

/** Mapped headers: a quoted text, or a `context.` variable. */
function readHeaders(parameters: Json | undefined, prefix: string): Record<string, string> {
  const entries = Object.entries(object(parameters)).map(([name, value]): [string, string] => {
    const text = String(value);
    if (!name.startsWith(prefix)) throw new TemplateError(`The mapping ${name} is not served locally`);
    if (/^'.*'$/.test(text)) return [name.slice(prefix.length), text.slice(1, -1)];
    if (!text.startsWith('context.')) throw new TemplateError(`The mapping of ${text} is not served locally`);
    return [name.slice(prefix.length), `$${text}`];
  });
  return Object.fromEntries(entries);
}

function checkedTemplate(template: string): string {
  const unknown = /(^|\n)\s*#\w+|\$(?!context\.)[a-z]+/.exec(template)?.[0];
  if (unknown) throw new TemplateError(`${unknown.trim()} in a mapping template is not served locally`);
  return template;
}

function readAccessLog(setting: JsonObject): { group: string; format: string } {
  const group = String(setting.DestinationArn).split(':log-group:')[1]?.replace(/:\*$/, '') ?? '';
  return { group, format: String(setting.Format) };
}

/** The route of a path: a literal segment goes before `{name}`, and that before `{name+}`. */
export function findRoute(
  api: RestApi,
  path: string,
): { route: Route; parameters: Record<string, string> } | undefined {
  const given = path
    .replace(/(?<=.)\/$/, '')
    .split('/')
    .slice(1);
  const found = api.routes.flatMap((route) => {
    const parameters = matchSegments(route.segments, given);
    return parameters ? [{ route, parameters }] : [];
  });
  return found.toSorted((a, b) => (rank(a.route) < rank(b.route) ? -1 : 1))[0];
}

function matchSegments(wanted: string[], given: string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(segment) ?? [];
    const value = greedy ? given.slice(index).join('/') : given[index];
    if (value === undefined || (name ? value === '' : value !== segment)) return undefined;
    if (name) parameters[name] = decodeURIComponent(value);
    if (greedy) return parameters;
  }
  return wanted.length === given.length ? parameters : undefined;
}

const rank = ({ segments }: Route): string =>
  segments.map((segment) => (segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0')).join('');
