import type { Block } from '../block.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { fill } from '../fill.ts';

export function paragraph(text: string): Block {
  return { type: 'paragraph', text };
}

export function small(text: string): Block {
  return { type: 'small', text };
}

export function action(label: string, url: string): Block {
  return { type: 'action', label, url };
}

/** A person's words, or nothing when there are none. */
export function quote(label: string, text: string | null): Block[] {
  return text === null || text.trim() === '' ? [] : [{ type: 'quote', label, text: text.trim() }];
}

export function greeting(t: Catalogue, name: string | null): string {
  return name === null ? t.layout.greetingPlain : fill(t.layout.greeting, { name });
}

export function whyRecipient(t: Catalogue, organisation: string): string {
  return fill(t.layout.whyRecipient, { organisation });
}
