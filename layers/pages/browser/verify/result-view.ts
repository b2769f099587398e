import type {
  Verification,
  VerifiedSignature,
  VerifiedTimeStamp,
} from '../../../sealing/verify/verification.ts';
import { type VerdictName, verdictOf } from '../../verify/verdict.ts';
import { type IconName, icon } from '../shared/icons.ts';
import { formatTime, t } from '../shared/language.ts';
import { type Child, h } from '../shared/live.ts';

const LOOKS: Readonly<Record<VerdictName, { icon: IconName; tone: string }>> = {
  valid: { icon: 'seal', tone: 'good' },
  invalid: { icon: 'cross', tone: 'problem' },
  altered: { icon: 'warning', tone: 'problem' },
  indeterminate: { icon: 'warning', tone: 'wait' },
  none: { icon: 'file', tone: 'plain' },
};

/** The verdict first, in words; the facts behind it below. */
export function resultView(verification: Verification, fileName: string): HTMLElement {
  const verdict = verdictOf(verification);
  const look = LOOKS[verdict.name];
  const origin = verification.sealedByThisService ? 'verify.byUs' : 'verify.notByUs';
  return h(
    'div',
    { class: 'verify-facts', 'data-verdict': verdict.name },
    h(
      'div',
      { class: 'verdict' },
      h('div', { class: `badge badge-${look.tone}` }, icon(look.icon)),
      h('h2', { tabindex: '-1' }, () => t(verdict.title)),
      h('p', {}, () => t(verdict.body)),
    ),
    h(
      'p',
      { class: 'hint' },
      fileName,
      verification.signatures.length === 0 ? null : [' · ', h('span', {}, () => t(origin))],
    ),
    verification.signatures.map(signatureView),
    verification.timestamps.length === 0 ? null : timestampList(verification.timestamps),
  );
}

/** A file that could not be read at all. */
export function unreadableView(text: () => string): HTMLElement {
  return h(
    'div',
    { class: 'verdict', 'data-verdict': 'unreadable' },
    h('div', { class: 'badge badge-plain' }, icon('file')),
    h('h2', {}, text),
  );
}

function row(label: () => string, value: Child): Child {
  return [h('dt', {}, label), h('dd', {}, value)];
}

const yesNo = (value: boolean) => () => t(value ? 'verify.yes' : 'verify.no');

function signatureView(signature: VerifiedSignature): HTMLElement {
  const { signedBy, signedAt, level, algorithm, reason, field, changesAfter } = signature;
  return h(
    'section',
    { class: 'operation' },
    h(
      'h3',
      {},
      signedBy ?? (() => t('field.signature')),
      h('span', { class: `tag tag-${signature.status}` }, () => t(`verify.status.${signature.status}`)),
    ),
    h(
      'dl',
      { class: 'facts' },
      signedAt === null
        ? null
        : row(
            () => t('verify.signedAt'),
            () => formatTime(signedAt),
          ),
      level === null ? null : row(() => t('verify.level'), `PAdES ${level}`),
      algorithm === null ? null : row(() => t('verify.algorithm'), algorithm),
      reason === null ? null : row(() => t('verify.reason'), h('code', {}, reason)),
      row(() => t('verify.whole'), yesNo(signature.coversWholeFile)),
      changesAfter.length === 0 ? null : row(() => t('verify.changes'), changes(signature)),
      row(() => t('verify.field'), field),
    ),
  );
}

function changes({ changesAfter }: VerifiedSignature): Child {
  return changesAfter.map(({ kind, allowed }) =>
    h(
      'div',
      {},
      h('code', {}, kind),
      ': ',
      h('span', {}, () => t(allowed ? 'verify.allowed' : 'verify.forbidden')),
    ),
  );
}

function timestampList(stamps: readonly VerifiedTimeStamp[]): HTMLElement {
  return h(
    'section',
    { class: 'operation' },
    h('h3', {}, () => t('verify.timestamps')),
    stamps.map(({ time, authority, status, reason }) =>
      h(
        'dl',
        { class: 'facts' },
        row(() => t(`verify.status.${status}`), time === null ? '–' : () => formatTime(time)),
        authority === null ? null : row(() => t('verify.signedBy'), authority),
        reason === null ? null : row(() => t('verify.reason'), h('code', {}, reason)),
      ),
    ),
  );
}
