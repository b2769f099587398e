import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { authorityFile } from '../../layers/usecases/authority/authority-file.ts';

const ports = { certificates: certificateStore };

export const getAuthorityFile: RouteHandler<'getAuthorityFile'> = async (call) => {
  const { bytes, contentType } = await authorityFile(ports, call.params.file);
  return { status: 200, body: bytes, headers: { 'content-type': contentType } };
};
