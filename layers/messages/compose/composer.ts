import type { Locale } from '../../privacy/texts/locale.ts';
import type { Composed } from '../block.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { MessageData, MessageKind } from '../message-data.ts';

/** Turns the data of one kind into blocks in one language. */
export type Composer<K extends MessageKind> = (
  t: Catalogue,
  data: MessageData[K],
  locale: Locale,
) => Composed;
