import type { SignerLine } from '../../layers/usecases/authority/list-signers.ts';

const day = (at: string | null): string => at?.slice(0, 10) ?? '–';

function origin({ certificate, state, builtIn, keyId }: SignerLine): string {
  if (certificate === null) return state === 'requested' ? 'waits for its certificate' : `recipient ${keyId}`;
  return `issued by ${certificate.issuer}${builtIn ? ', for one’s own organisation only' : ''}`;
}

/** A line per signer: what it signs, who it is, from when until when, and where its key lies. */
export function describeSigners(signers: readonly SignerLine[]): string {
  return signers
    .map((line) => {
      const { mode, signs, state, from, until, subject, certificate, keyId } = line;
      const head = `${mode}  ${state.padEnd(9)}  ${day(from)} – ${day(until)}  ${signs}`;
      const key = certificate === null || keyId === null ? '' : `\n      ${keyId}`;
      return `${head}\n      ${subject}, ${origin(line)}${key}`;
    })
    .join('\n');
}
