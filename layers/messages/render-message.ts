import type { Locale } from '../privacy/texts/locale.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { CATALOGUES } from './catalogue/catalogues.ts';
import { checkLink } from './check-link.ts';
import { COMPOSERS } from './compose/composers.ts';
import { fill } from './fill.ts';
import type { Footer } from './footer.ts';
import { htmlLayout } from './html-layout.ts';
import type { MessageData, MessageKind } from './message-data.ts';
import { textLayout } from './text-layout.ts';

/** An email before it becomes MIME: one subject and two twins that say the same. */
export interface RenderedMessage {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Renders one message in one language. The subject depends on the kind (and, for an invitation, the role)
 * only: no title, name or other personal datum stands in it, because subjects reach provider events and logs.
 *
 * @throws MessageError `link_invalid`, `time_invalid`
 */
export function renderMessage<K extends MessageKind>(
  kind: K,
  locale: Locale,
  data: MessageData[K],
): RenderedMessage {
  const t = CATALOGUES[locale];
  const message = COMPOSERS[kind](t, data, locale);
  const footer = footerOf(t, locale, data);
  return { subject: message.subject, text: textLayout(message, footer), html: htmlLayout(message, footer) };
}

function footerOf(t: Catalogue, locale: Locale, data: MessageData[MessageKind]): Footer {
  return {
    language: locale,
    organisation: data.organisation,
    banner: data.test ? t.layout.test : null,
    linkHint: t.layout.linkHint,
    contactLabel: fill(t.layout.contact, { organisation: data.organisation }),
    contact: data.contact,
    policyLabel: t.layout.policy,
    policyUrl: checkLink(data.policyUrl),
    automatic: t.layout.automatic,
    link: checkLink,
  };
}
