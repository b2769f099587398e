import { Problem } from '../../layers/http/problems.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { assetHeaders } from '../../layers/pages/headers.ts';
import { assetFile } from './static-files.ts';

export const asset: RouteHandler<'asset'> = async (call) => {
  const file = await assetFile(call.params.name);
  if (file === null) throw new Problem('not_found');
  return {
    status: 200,
    body: new Uint8Array(file.bytes),
    headers: {
      ...assetHeaders(file.contentType, file.contentEncoding),
      ...(file.fixed ? { 'cache-control': 'no-cache' } : {}),
    },
  };
};
