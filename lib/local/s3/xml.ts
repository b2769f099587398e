import { AwsError, type AwsResponse } from '../types.ts';

/** What an element holds: text, child elements by name, or several of the same name. */
export type Node = string | number | boolean | undefined | { [name: string]: Node | Node[] };

const toEntities = (text: string) => text.replace(/[<>&"\r]/g, (char) => `&#${char.charCodeAt(0)};`);
const fromEntities = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(
      /&(lt|gt|quot|apos);/g,
      (_, name: 'lt' | 'gt' | 'quot' | 'apos') => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name],
    )
    .replaceAll('&amp;', '&');

function render(name: string, node: Node | Node[]): string {
  if (Array.isArray(node)) return node.map((one) => render(name, one)).join('');
  if (node === undefined) return '';
  const body =
    typeof node === 'object'
      ? Object.entries(node)
          .map(([child, value]) => render(child, value))
          .join('')
      : toEntities(String(node));
  return `<${name}>${body}</${name}>`;
}

/** An XML document with one root element. */
export function xmlResponse(
  root: string,
  node: Node,
  headers: Record<string, string> = {},
  status = 200,
): AwsResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, node)}`;
  return { status, headers: { 'content-type': 'application/xml', ...headers }, body };
}

/**
 * The flat elements `name` of a small request body, as text by child element.
 * @throws AwsError MalformedXML when there is none
 */
export function readElements(body: Buffer, root: string, name: string): Record<string, string>[] {
  const text = body.toString('utf8');
  const elements = [...text.matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, 'g'))].map(([, inner = '']) =>
    Object.fromEntries(
      [...inner.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, child = '', value = '']) => [
        child,
        fromEntities(value),
      ]),
    ),
  );
  if (!new RegExp(`<${root}[\\s>]`).test(text) || elements.length === 0) {
    throw new AwsError('MalformedXML', 'The XML you provided was not well-formed', 400);
  }
  return elements;
}
