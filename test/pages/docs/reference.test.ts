import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../layers/http/openapi.ts';
import { problemCodes } from '../../../layers/http/problem-codes.ts';
import { routes } from '../../../layers/http/routes.ts';
import { curlOf, quote } from '../../../layers/pages/docs/curl.ts';
import { readReference } from '../../../layers/pages/docs/openapi.ts';
import { limitsText, membersOf, typeText } from '../../../layers/pages/docs/schema-text.ts';

const reference = readReference(openApiDocument(routes));
const operation = (id: string) => {
  const found = reference.operations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no operation ${id}`);
  return found;
};

describe('the reference', () => {
  it('has every published operation of the route table, each under a subject that is listed', () => {
    const published = routes.filter((route) => !('hidden' in route)).map(({ operationId }) => operationId);
    expect(reference.operations.map(({ id }) => id).sort()).toEqual([...published].sort());
    const tags = reference.tags.map(({ name }) => name);
    expect(reference.operations.filter(({ tag }) => !tags.includes(tag))).toEqual([]);
  });

  it('leaves no operation out whose subject nobody listed', () => {
    const { tags } = readReference({
      tags: [{ name: 'A', description: 'First' }],
      paths: { '/a': { get: { tags: ['A'] } }, '/b': { get: { tags: ['B'] } }, '/c': { get: {} } },
    });
    expect(tags.map(({ name }) => name)).toEqual(['A', 'B', 'Other']);
  });

  it('lists every problem code with its status and what it means', () => {
    expect(reference.problems.map(({ code }) => code).sort()).toEqual(Object.keys(problemCodes).sort());
    for (const { code, status, title } of reference.problems) {
      expect({ code, status, title }).toEqual({ code, ...problemCodes[code as keyof typeof problemCodes] });
    }
  });

  it('follows references to shared answers', () => {
    const problems = operation('createEnvelope').answers.filter(({ status }) => status === '401');
    expect(problems[0]?.description).toContain('unauthenticated');
  });

  it('links every schema that it names', () => {
    const names = new Set(reference.schemas.map(({ name }) => name));
    const links = reference.schemas.flatMap(({ schema }) => membersOf(schema).map(({ link }) => link));
    expect(links.filter((link) => link !== null && !names.has(link))).toEqual([]);
  });

  it('reads anything without throwing', () => {
    expect(readReference(null).operations).toEqual([]);
    expect(readReference({ paths: { '/x': { get: {} } } }).operations).toHaveLength(1);
  });
});

describe('the curl example', () => {
  it.each(reference.operations.map((one) => [one.id, one] as const))(
    'of %s is one command for a POSIX shell',
    (_id, one) => {
      const command = curlOf(one, 'https://sign.example.com');
      const script = `curl() { printf '%s\\n' "$#" "$@"; }\nbase64() { echo QUJD; }\nSIGILL_KEY=key TOKEN=token\n${command}`;
      const printed = execFileSync('/bin/sh', ['-c', script.replaceAll('< contract.pdf', '')], {
        encoding: 'utf8',
      });
      expect(printed).toContain(`https://sign.example.com${one.path.split('{')[0]}`);
      expect(printed).not.toContain('\ncurl:');
    },
  );

  it('sends the example of the operation, with the reader’s own file in it', () => {
    const command = curlOf(operation('createEnvelope'), 'https://sign.example.com');
    const body = /-d ([\s\S]*)$/.exec(command)?.[1] ?? '';
    const script = `base64() { echo QUJD; }\nprintf '%s' ${body.replaceAll('< contract.pdf', '')}`;
    const sent = JSON.parse(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }));
    const example = operation('createEnvelope').body[0]?.example as { title: string; documents: object[] };
    expect(sent.title).toBe(example.title);
    expect(sent.documents[0]).toEqual({ ...example.documents[0], content: 'QUJD' });
  });

  it('quotes what would end a quotation', () => {
    expect(
      execFileSync('/bin/sh', ['-c', `printf %s ${quote("it's $HOME `x`")}`], { encoding: 'utf8' }),
    ).toBe("it's $HOME `x`");
  });
});

describe('a schema in words', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: ['string', 'null'] }, 'string or null'],
    [{ anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] }, 'A or null'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, 'list of "a" | "b"'],
    [{ const: true }, 'true'],
    [{ type: 'string', format: 'date-time' }, 'date-time'],
    [{}, 'any'],
  ])('%j is %s', (schema, text) => {
    expect(typeText(schema)).toBe(text);
  });

  it('tells the limits', () => {
    expect(limitsText({ minLength: 1, maxLength: 200, default: 'x' })).toBe(
      '1 to 200 characters · default "x"',
    );
    expect(limitsText({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })).toBe('at least 1');
  });

  it('lists members of inner objects with their path', () => {
    const inner = { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] };
    const schema = { type: 'object', properties: { a: { type: 'array', items: inner } } };
    expect(membersOf(schema).map(({ path, required }) => [path, required])).toEqual([
      ['a', false],
      ['a[].b', true],
    ]);
  });
});
