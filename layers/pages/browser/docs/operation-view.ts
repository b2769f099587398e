import { curlOf } from '../../docs/curl.ts';
import type { Answer, Content, Operation, Parameter } from '../../docs/openapi.ts';
import { referenceOf, typeText } from '../../docs/schema-text.ts';
import { type Child, h } from '../shared/live.ts';
import { codeBlock, pretty } from './code-block.ts';
import { inline, prose } from './prose.ts';
import { schemaTable, typeLink } from './schema-table.ts';

const ACCESS: Readonly<Record<string, string>> = {
  apiKey: 'Needs an API key',
  signing: 'Needs the token of a link',
};

/** An operation: what it does, what goes in, what comes out, and a call that can be pasted. */
export function operationView(operation: Operation, origin: string): HTMLElement {
  const { id, method, path } = operation;
  const done = operation.answers.filter(({ status }) => status.startsWith('2'));
  const problems = operation.answers.filter(({ status }) => !status.startsWith('2'));
  return h(
    'section',
    { class: 'operation', id, 'aria-labelledby': `title-${id}` },
    h(
      'h3',
      { id: `title-${id}` },
      operation.summary,
      operation.deprecated ? h('span', { class: 'tag' }, 'deprecated') : null,
    ),
    h(
      'p',
      { class: 'call' },
      h('span', { class: `method method-${method.toLowerCase()}` }, method),
      h('code', {}, path),
    ),
    prose(operation.description),
    h(
      'p',
      { class: 'hint' },
      operation.security === null ? 'Open to everyone' : (ACCESS[operation.security] ?? operation.security),
    ),
    parameters(operation.parameters),
    operation.body.map((content) => contentView(content, 'Request')),
    codeBlock(curlOf(operation, origin), `curl: ${operation.summary}`),
    done.map(answerView),
    problemList(problems),
  );
}

function parameters(list: readonly Parameter[]): Child {
  if (list.length === 0) return null;
  return h(
    'div',
    {},
    h('h4', {}, 'Parameters'),
    h(
      'dl',
      { class: 'parameters' },
      list.map((parameter) => [
        h(
          'dt',
          {},
          h('code', {}, parameter.name),
          h('span', { class: 'optional' }, `${parameter.place}${parameter.required ? '' : ', optional'}`),
        ),
        h(
          'dd',
          {},
          typeLink(typeText(parameter.schema), referenceOf(parameter.schema)),
          ' ',
          inline(parameter.description),
        ),
      ]),
    ),
  );
}

function contentView(content: Content, heading: string): HTMLElement {
  const { schema, example, type } = content;
  return h(
    'div',
    {},
    h('h4', {}, heading, ' ', h('code', { class: 'media' }, type)),
    schema === null ? null : named(schema, `${heading} ${type}`),
    heading === 'Request' || example === undefined ? null : codeBlock(pretty(example), 'Example'),
  );
}

/** A named schema is linked, an unnamed one is shown in place. */
function named(schema: Record<string, unknown>, caption: string): HTMLElement {
  const link = referenceOf(schema);
  if (link === null) return schemaTable(schema, caption);
  return h('p', { class: 'plain-type' }, typeLink(typeText(schema), link));
}

function answerView(answer: Answer): HTMLElement {
  return h(
    'details',
    { class: 'answer' },
    h('summary', {}, h('span', { class: 'status' }, answer.status), ' ', inline(answer.description)),
    answer.contents.map((content) => contentView(content, 'Answer')),
  );
}

function problemList(answers: readonly Answer[]): Child {
  if (answers.length === 0) return null;
  return h(
    'details',
    { class: 'answer' },
    h('summary', {}, 'Problems'),
    h(
      'dl',
      { class: 'parameters' },
      answers.map(({ status, description }) => [
        h('dt', {}, h('span', { class: 'status status-problem' }, status)),
        h('dd', {}, inline(description)),
      ]),
    ),
  );
}
