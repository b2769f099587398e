import type { Operation, Reference } from '../../docs/openapi.ts';
import { h } from '../shared/live.ts';
import { operationView } from './operation-view.ts';
import { inline, prose } from './prose.ts';
import { schemaTable } from './schema-table.ts';

/** The whole reference: contents at the side, operations by subject, schemas, codes. */
export function referenceView(reference: Reference, origin: string): HTMLElement {
  const groups = reference.tags
    .map((tag) => ({
      tag,
      operations: reference.operations.filter((operation) => operation.tag === tag.name),
    }))
    .filter(({ operations }) => operations.length > 0);
  return h(
    'div',
    { class: 'docs' },
    contents(groups.map(({ tag, operations }) => ({ name: tag.name, operations }))),
    h(
      'div',
      { class: 'docs-body' },
      h(
        'header',
        { class: 'docs-head' },
        h('h1', { tabindex: '-1' }, `${reference.title} API`),
        h('p', { class: 'hint' }, `Version ${reference.version}`),
        prose(reference.description),
      ),
      groups.map(({ tag, operations }) =>
        h(
          'section',
          { id: anchor(tag.name), class: 'docs-group' },
          h('h2', {}, tag.name),
          prose(tag.description),
          operations.map((operation) => operationView(operation, origin)),
        ),
      ),
      schemas(reference),
      problems(reference),
    ),
  );
}

const anchor = (name: string) => `tag-${name.toLowerCase().replace(/\W+/g, '-')}`;

function contents(groups: readonly { name: string; operations: readonly Operation[] }[]): HTMLElement {
  const list = groups.map(({ name, operations }) =>
    h(
      'li',
      {},
      h('a', { class: 'contents-group', href: `#${anchor(name)}` }, name),
      h(
        'ul',
        {},
        operations.map((operation) => h('li', {}, h('a', { href: `#${operation.id}` }, operation.summary))),
      ),
    ),
  );
  const wide = matchMedia('(min-width: 60rem)').matches;
  return h(
    'nav',
    { class: 'contents', 'aria-label': 'Contents' },
    h(
      'details',
      { open: wide },
      h('summary', {}, 'Contents'),
      h(
        'ul',
        {},
        list,
        h('li', {}, h('a', { class: 'contents-group', href: '#schemas' }, 'Schemas')),
        h('li', {}, h('a', { class: 'contents-group', href: '#problems' }, 'Problem codes')),
        h('li', {}, h('a', { class: 'contents-group', href: '/openapi.json' }, 'openapi.json')),
      ),
    ),
  );
}

function schemas(reference: Reference): HTMLElement {
  return h(
    'section',
    { id: 'schemas', class: 'docs-group' },
    h('h2', {}, 'Schemas'),
    reference.schemas.map(({ name, schema }) =>
      h('section', { class: 'schema', id: `schema-${name}` }, h('h3', {}, name), schemaTable(schema, name)),
    ),
  );
}

function problems(reference: Reference): HTMLElement {
  return h(
    'section',
    { id: 'problems', class: 'docs-group' },
    h('h2', {}, 'Problem codes'),
    h('p', {}, inline('The `code` of a problem document never changes its meaning; new codes may be added.')),
    h(
      'div',
      { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Problem codes' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'Status'),
            h('th', { scope: 'col' }, 'Code'),
            h('th', { scope: 'col' }, 'Meaning'),
          ),
        ),
        h(
          'tbody',
          {},
          reference.problems.map(({ code, status, title }) =>
            h(
              'tr',
              { id: `problem-${code}` },
              h('td', {}, String(status)),
              h('th', { scope: 'row' }, h('code', {}, code)),
              h('td', {}, title),
            ),
          ),
        ),
      ),
    ),
  );
}
