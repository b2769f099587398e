import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import { verifyUpload } from '../../layers/aws/sealing/verify-upload.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';

export const createVerification: RouteHandler<'createVerification'> = async (call) => ({
  status: 200,
  body: await verifyUpload(certificateStore, call.body, call.now),
});
