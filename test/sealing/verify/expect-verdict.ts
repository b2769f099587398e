import { expect } from 'vitest';
import type { Verification } from '../../../layers/sealing/verify/verification.ts';
import type { TestAuthority } from '../x509/test-authority.ts';
import { type AppendOptions, appendUpdate, type Objects, verify } from './test-document.ts';

/** The first signature is invalid for this reason, and nothing is called unaltered or ours. */
export async function expectInvalid(
  ca: TestAuthority,
  pdf: Uint8Array,
  reason: string,
): Promise<Verification> {
  const answer = await verify(pdf, ca);
  expect(answer.unaltered).toBe(false);
  expect(answer.sealedByThisService).toBe(false);
  expect(answer.signatures[0]).toMatchObject({ status: 'invalid', reason });
  return answer;
}

/** An update that must be named as a forbidden change of this kind. */
export async function expectForbidden(
  ca: TestAuthority,
  base: Uint8Array,
  objects: Objects,
  kind: string,
  options?: AppendOptions,
): Promise<void> {
  const { signatures } = await expectInvalid(
    ca,
    await appendUpdate(base, objects, options),
    'forbiddenChange',
  );
  const forbidden = signatures[0]?.changesAfter
    .filter(({ allowed }) => !allowed)
    .map((change) => change.kind);
  expect(forbidden).toContain(kind);
}
