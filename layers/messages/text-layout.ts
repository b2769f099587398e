import type { Block, Composed } from './block.ts';
import type { Footer } from './footer.ts';

const RULE = '-- ';

/** The plain text twin: the same blocks in the same order, wrapped by the reader's program. */
export function textLayout(message: Composed, footer: Footer): string {
  const blocks = message.blocks.map((block) => text(block, footer));
  const banner = footer.banner === null ? [] : [footer.banner];
  const lines = [...banner, message.greeting, ...blocks];
  const foot = [
    message.reason,
    `${footer.contactLabel} ${footer.contact}`,
    `${footer.policyLabel}: ${footer.policyUrl}`,
    footer.automatic,
    ...(message.unsubscribe === undefined
      ? []
      : [`${message.unsubscribe.label}: ${footer.link(message.unsubscribe.url)}`]),
  ];
  return `${lines.join('\n\n')}\n\n${RULE}\n${foot.join('\n')}\n`;
}

function text(block: Block, footer: Footer): string {
  switch (block.type) {
    case 'paragraph':
    case 'small':
      return block.text;
    case 'quote':
      return `${block.label}:\n${quoted(block.text)}`;
    case 'code':
      return `    ${block.code}`;
    case 'action':
      return `${block.label}:\n${footer.link(block.url)}`;
    case 'list':
      return block.items.map((item) => `* ${item}`).join('\n');
  }
}

function quoted(words: string): string {
  return words
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join('\n');
}
