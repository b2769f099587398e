import type { ObjectReader } from '../pdf/object-reader.ts';
import { isName, type PdfDict, PdfString } from '../pdf/pdf-object.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';
import { decodeText } from '../pdf/text-string.ts';
import type { SignatureRequest } from './signature-request.ts';

/** Bits of `/Ff` in a seed value dictionary (ISO 32000-2 Table 237): what is a demand and not only a wish. */
const FILTER = 1;
const SUB_FILTER = 2;
const REASONS = 8;
const UNDERSTOOD = FILTER | SUB_FILTER | REASONS;

/**
 * Checks what the author of an empty signature field demands of the signature in it.
 * @throws PdfRefused `noChangesAllowed` when the demand is not met, or is one that we cannot judge
 */
export async function assertSeedValues(
  file: ObjectReader,
  field: PdfDict,
  request: SignatureRequest,
): Promise<void> {
  const seed = await file.getDict(field, 'SV');
  if (seed === undefined) return;
  const demand = (met: boolean, what: string) => {
    if (!met) throw new PdfRefused('noChangesAllowed', { message: `the signature field demands ${what}` });
  };
  const flags = await file.get(seed, 'Ff');
  const demanded = typeof flags === 'number' ? flags : 0;
  demand((demanded & ~UNDERSTOOD) === 0, 'more than a PAdES signature can promise');
  demand((await file.get(seed, 'Cert')) === null, 'a certain certificate');
  if ((demanded & FILTER) !== 0)
    demand(isName(await file.get(seed, 'Filter'), 'Adobe.PPKLite'), 'another handler');
  if ((demanded & SUB_FILTER) !== 0) {
    const listed = await file.getArray(seed, 'SubFilter');
    demand(
      listed.length === 0 || listed.some((item) => isName(item, 'ETSI.CAdES.detached')),
      'another format',
    );
  }
  if ((demanded & REASONS) !== 0) {
    const reasons = await file.getArray(seed, 'Reasons');
    const allowed = reasons.flatMap((item) => (item instanceof PdfString ? [decodeText(item)] : []));
    demand(request.reason !== undefined && allowed.includes(request.reason), 'one of its own reasons');
  }
  const mdp = await file.getDict(seed, 'MDP');
  const permission = mdp === undefined ? 0 : await file.get(mdp, 'P');
  demand(permission === 0 || permission === null || permission === request.certify, 'a certification');
}
