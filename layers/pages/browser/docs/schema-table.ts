import type { Schema } from '../../docs/openapi.ts';
import { limitsText, membersOf, referenceOf, typeText } from '../../docs/schema-text.ts';
import { type Child, h } from '../shared/live.ts';
import { inline } from './prose.ts';

/** The type of a value; a named one leads to its own table. */
export function typeLink(type: string, link: string | null): Child {
  if (link === null) return h('span', { class: 'type' }, type);
  const [before = '', after = ''] = type.split(link);
  return h('span', { class: 'type' }, before, h('a', { href: `#schema-${link}` }, link), after);
}

/** The members of an object, or what a plain value may be. */
export function schemaTable(schema: Schema, caption: string): HTMLElement {
  const members = membersOf(schema);
  if (members.length === 0) {
    const limits = limitsText(schema);
    return h(
      'p',
      { class: 'plain-type' },
      typeLink(typeText(schema), referenceOf(schema)),
      limits === '' ? null : ` · ${limits}`,
    );
  }
  return h(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', { class: 'visually-hidden' }, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Member'),
          h('th', { scope: 'col' }, 'Type'),
          h('th', { scope: 'col' }, 'Meaning'),
        ),
      ),
      h(
        'tbody',
        {},
        members.map((member) =>
          h(
            'tr',
            {},
            h(
              'th',
              { scope: 'row' },
              h('code', {}, member.path),
              member.required ? null : h('span', { class: 'optional' }, 'optional'),
            ),
            h('td', {}, typeLink(member.type, member.link)),
            h('td', {}, inline(member.description)),
          ),
        ),
      ),
    ),
  );
}
