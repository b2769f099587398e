import type { RevocationFetch } from '../../sealing/revocation/collect-revocation.ts';
import { certificateStore } from '../certificates/certificate-store.ts';
import { environment } from '../environment.ts';

const pattern = /^\/authority\/(live|test)(-root\.cer|\.crl)$/;

/** Whether an address is one that the built-in authority writes into its certificates. */
export const isOwnAddress = (url: string): boolean =>
  new URL(url).origin === new URL(environment('ORIGIN')).origin;

/** Answers the built-in authority's own addresses from where they are published; no other address is reached. */
export const authorityFetch: RevocationFetch = async ({ url }) => {
  const match = isOwnAddress(url) ? pattern.exec(new URL(url).pathname) : null;
  const mode = match?.[1];
  if (mode !== 'live' && mode !== 'test') throw new Error('not an address of the built-in authority');
  if (match?.[2] === '.crl') {
    const list = await certificateStore.newestCrl(mode);
    if (list !== null) return list.crl;
  } else {
    const root = await certificateStore.newest(mode, 'root');
    if (root !== null) return root.certificate;
  }
  throw new Error('the authority has not published this yet');
};
