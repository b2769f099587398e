import { asBoolean, asList, asRecord, asText, textOrNull } from '../../json.ts';
import type { RightsWord } from '../../rights/words.ts';
import { saveFile } from '../shared/download.ts';
import { formatTime } from '../shared/language.ts';
import { h } from '../shared/live.ts';
import { callFile, callJson, type Proven } from './call.ts';
import { w, wordFor } from './word.ts';

type Row = readonly [RightsWord, () => string];

const list = (rows: readonly Row[]) =>
  h('dl', { class: 'facts' }, ...rows.map(([label, value]) => [h('dt', {}, w(label)), h('dd', {}, value)]));

const optional = (label: RightsWord, value: string | null, show = (text: string) => text): readonly Row[] =>
  value === null ? [] : [[label, () => show(value)]];

function downloads({ id, session }: Proven, part: string): HTMLElement {
  const save = (path: string, name: string) =>
    callFile(`/${id}/parts/${part}/${path}`, session).then((bytes) => saveFile(bytes, name));
  const files: readonly (readonly [RightsWord, string, string])[] = [
    ['pdf', 'extract.pdf', 'extract.pdf'],
    ['json', 'extract', 'extract.json'],
    ['zip', 'archive.zip', 'archive.zip'],
  ];
  const button = (label: RightsWord, path: string, name: string) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        'data-action': `download-${label}`,
        on: { click: () => void save(path, name) },
      },
      w(label),
    );
  return h('div', {}, ...files.map((file) => h('p', {}, button(...file))));
}

function partView(proven: Proven, value: unknown): HTMLElement {
  const part = asRecord(value);
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, asText(part.organisation)),
    list([
      ['answers', () => `${asText(part.organisation)}, ${asText(part.contact)}`],
      ['open', wordFor('s_', asText(part.status))],
      ['due', () => formatTime(asText(part.dueAt))],
      ...optional('runs', textOrNull(part.runsAt), formatTime),
      ...optional('reason', textOrNull(part.reason)),
    ]),
    asBoolean(part.answer) ? downloads(proven, asText(part.id)) : null,
  );
}

const ended = ['fulfilled', 'partiallyRefused', 'refused', 'withdrawn', 'expired'];

/** The request as it stands, with every part, what was decided, what can be fetched, and where to complain. */
export async function followView(proven: Proven, onChanged: () => void): Promise<HTMLElement> {
  const found = await callJson(`/${proven.id}`, proven.session);
  const complaint = asRecord(found.complaint);
  const parts = asList(found.parts);
  const status = asText(found.status);
  const withdraw = h(
    'button',
    {
      type: 'button',
      class: 'button button-danger',
      'data-action': 'withdraw',
      on: {
        click: () => void callJson(`/${proven.id}/withdraw`, proven.session, {}).then(onChanged, onChanged),
      },
    },
    w('withdraw'),
  );
  return h(
    'div',
    {},
    h(
      'section',
      { class: 'card' },
      h('h1', { tabindex: '-1' }, w('yours')),
      list([
        ['type', wordFor('', asText(found.type))],
        ['open', wordFor('s_', status)],
        ['received', () => formatTime(asText(found.receivedAt))],
        ['due', () => formatTime(asText(found.dueAt))],
      ]),
      parts.length === 0 && status === 'fulfilled' ? h('p', {}, w('nothing')) : null,
      ended.includes(status) ? null : withdraw,
      h(
        'p',
        { class: 'hint' },
        w('complain'),
        ` ${asText(complaint.name)}, ${asText(complaint.address)}, ${asText(complaint.url)}`,
      ),
    ),
    ...parts.map((part) => partView(proven, part)),
  );
}
