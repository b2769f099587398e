import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { portableArchive } from '../../layers/usecases/privacy/extract/portable-archive.ts';
import { answer, ports } from './answer.ts';

/** What an answer of a function holds, less what base64 adds. */
const limit = 4 * 1024 * 1024;

export const getPrivacyArchive: RouteHandler<'getPrivacyArchive'> = async (call) => {
  const { extract, space } = await answer(call);
  const chunks: Uint8Array[] = [];
  for await (const chunk of portableArchive(ports, space, extract, limit)) chunks.push(chunk);
  const body = new Uint8Array(Buffer.concat(chunks));
  return { status: 200, body, headers: { 'content-type': 'application/zip' } };
};
