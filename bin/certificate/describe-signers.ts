import type { SignerLine } from '../../layers/usecases/authority/list-signers.ts';

const day = (at: string | null): string => at?.slice(0, 10) ?? '–';

/** A line per signer: what it signs, who it is, from when until when, and where its key lies. */
export function describeSigners(signers: readonly SignerLine[]): string {
  return signers
    .map(({ mode, signs, state, from, until, subject, certificate, builtIn, keyId }) => {
      const issuer = certificate === null ? 'waits for its certificate' : `issued by ${certificate.issuer}`;
      const who = builtIn ? 'built-in authority, for one’s own organisation only' : (keyId ?? '');
      return `${mode}  ${state.padEnd(9)}  ${day(from)} – ${day(until)}  ${signs}\n      ${subject}, ${issuer}\n      ${who}`;
    })
    .join('\n');
}
