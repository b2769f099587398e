import { MessageError } from './message-error.ts';

/** Returns the link unchanged when it is an absolute http(s) URL without spaces or controls, else `link_invalid`. */
export function checkLink(link: string): string {
  const allowed = /^https?:\/\/[^\s"'<>\\]+$/.test(link) && URL.canParse(link);
  if (!allowed) throw new MessageError('link_invalid', 'a link is not an absolute http(s) URL');
  return link;
}
