import { asList, asRecord, asText } from '../json.ts';

/** A JSON Schema as it stands in an OpenAPI 3.1 document. */
export type Schema = Record<string, unknown>;

export interface Parameter {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: Schema;
}

export interface Content {
  readonly type: string;
  readonly schema: Schema | null;
  readonly example: unknown;
}

export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly contents: readonly Content[];
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  /** `apiKey`, `signing`, or null where nothing is needed. */
  readonly security: string | null;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Content[];
  readonly answers: readonly Answer[];
}

export interface Reference {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly operations: readonly Operation[];
  readonly schemas: readonly { readonly name: string; readonly schema: Schema }[];
  /** Every problem code with its example. */
  readonly problems: readonly { readonly code: string; readonly status: number; readonly title: string }[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Follows a `$ref` inside the document; an object without one is itself. */
function resolve(root: Record<string, unknown>, value: unknown): Record<string, unknown> {
  const record = asRecord(value);
  const pointer = asText(record.$ref);
  if (!pointer.startsWith('#/')) return record;
  let found: unknown = root;
  for (const part of pointer.slice(2).split('/')) {
    found = asRecord(found)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return asRecord(found);
}

function readContents(content: unknown): readonly Content[] {
  return Object.entries(asRecord(content)).map(([type, value]) => {
    const media = asRecord(value);
    return {
      type,
      schema: media.schema === undefined ? null : asRecord(media.schema),
      example: media.example,
    };
  });
}

function readParameter(root: Record<string, unknown>, json: unknown): Parameter {
  const parameter = resolve(root, json);
  const place = asText(parameter.in);
  const schema = asRecord(parameter.schema);
  return {
    name: asText(parameter.name),
    place: place === 'query' || place === 'header' ? place : 'path',
    required: parameter.required === true,
    description: asText(parameter.description) || asText(schema.description),
    schema,
  };
}

function readAnswers(root: Record<string, unknown>, json: unknown): readonly Answer[] {
  return Object.entries(asRecord(json)).map(([status, value]) => {
    const answer = resolve(root, value);
    return { status, description: asText(answer.description), contents: readContents(answer.content) };
  });
}

function readOperation(
  root: Record<string, unknown>,
  path: string,
  method: string,
  json: Record<string, unknown>,
): Operation {
  const [requirement] = asList(json.security);
  return {
    id: asText(json.operationId),
    method: method.toUpperCase(),
    path,
    tag: asText(asList(json.tags)[0]) || 'Other',
    summary: asText(json.summary),
    description: asText(json.description),
    deprecated: json.deprecated === true,
    security: Object.keys(asRecord(requirement))[0] ?? null,
    parameters: asList(json.parameters).map((parameter) => readParameter(root, parameter)),
    body: readContents(resolve(root, json.requestBody).content),
    answers: readAnswers(root, json.responses),
  };
}

function readProblem(code: string, json: unknown) {
  const value = asRecord(asRecord(json).value);
  const status = value.status;
  return { code, status: typeof status === 'number' ? status : 0, title: asText(asRecord(json).summary) };
}

/** The subjects in their order; one that no list names comes last, so that no operation stays invisible. */
function readTags(json: unknown, operations: readonly Operation[]): Reference['tags'] {
  const listed = asList(json).map((tag) => ({
    name: asText(asRecord(tag).name),
    description: asText(asRecord(tag).description),
  }));
  const names = new Set(listed.map(({ name }) => name));
  const others = new Set(operations.map(({ tag }) => tag).filter((tag) => !names.has(tag)));
  return [...listed, ...[...others].map((name) => ({ name, description: '' }))];
}

/** Reads what the reference page shows from an OpenAPI 3.1 document of any completeness. */
export function readReference(json: unknown): Reference {
  const root = asRecord(json);
  const info = asRecord(root.info);
  const components = asRecord(root.components);
  const operations = Object.entries(asRecord(root.paths)).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = asRecord(item)[method];
      return operation === undefined ? [] : [readOperation(root, path, method, asRecord(operation))];
    }),
  );
  return {
    title: asText(info.title),
    version: asText(info.version),
    description: asText(info.description),
    tags: readTags(root.tags, operations),
    operations,
    schemas: Object.entries(asRecord(components.schemas))
      .map(([name, schema]) => ({ name, schema: asRecord(schema) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    problems: Object.entries(asRecord(components.examples))
      .map(([code, example]) => readProblem(code, example))
      .sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1)),
  };
}
