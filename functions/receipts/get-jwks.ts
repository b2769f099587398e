import {
  receiptSigner,
  signingReceiptSigner,
  witnessSigner,
} from '../../layers/aws/signing/receipt-signer.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';

export const getJwks: RouteHandler<'getJwks'> = async () => {
  return {
    status: 200,
    body: {
      keys: [
        ...(await receiptSigner.jwks()),
        ...(await signingReceiptSigner.jwks()),
        ...(await witnessSigner.jwks()),
      ],
    },
  };
};
