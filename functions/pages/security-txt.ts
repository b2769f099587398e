import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { origin } from '../shared/environment.ts';

/** RFC 9116: valid for a year from the day it is asked for. */
export const securityTxt: RouteHandler<'securityTxt'> = async (call) => {
  const expires = new Date(call.now.getTime() + 365 * 86_400_000).toISOString();
  const body = [
    `Contact: ${origin()}/docs`,
    `Expires: ${expires}`,
    'Preferred-Languages: da, sv, en',
    `Canonical: ${origin()}/.well-known/security.txt`,
    '',
  ];
  return { status: 200, body: body.join('\n') };
};
