import { addDuration } from '../../../domain/duration.ts';
import { Failure } from '../../../domain/failure.ts';
import { newStream } from '../../../domain/ids.ts';
import { nextLook, noticePeriod } from '../../../domain/policy-notice.ts';
import { operatorSpace } from '../../../domain/space.ts';
import type { PolicyNotice } from '../../../ports/policy-notice-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import { isIntact } from '../../../privacy/policy/compile-policy.ts';
import type { CompiledPolicy } from '../../../privacy/policy/compiled-policy.ts';
import { diffPolicies, isMaterial, type PolicyChange } from '../../../privacy/policy/diff-policies.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import { holdBack, never } from './hold-back.ts';

type Needs = Pick<Ports, 'policyNotices' | 'recipients'>;

export interface Announced {
  readonly version: number;
  readonly material: boolean;
  readonly effectiveFrom: string;
  readonly changes: readonly PolicyChange[];
}

const refuse = (pointer: string, code: string, detail: string) =>
  new Failure(422, 'validation_failed', detail, { errors: [{ pointer, code, detail }] });

/** The first day that people who are told now can be held to. */
function assertLater({ effectiveFrom }: CompiledPolicy, material: boolean, now: Date): void {
  const earliest = (material ? addDuration(now, noticePeriod) : now).toISOString().slice(0, 10);
  if (effectiveFrom < earliest)
    throw refuse('/effectiveFrom', 'effective_too_early', `This change may take effect from ${earliest}.`);
}

/** Only what stands in the register can be objected to, and held back. */
async function assertRegistered(ports: Needs, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if ((await ports.recipients.load(operatorSpace, id)) === null)
      throw refuse('/facts/recipients', 'processor_unregistered', `Register ${id} before it is announced.`);
  }
}

/**
 * Announces a version of the policy, compiled from declarations that do not run yet. From now on the page tells of it;
 * mails to organisations and to people in open envelopes follow. What is material is computed, never said. The same
 * version twice changes nothing.
 * @throws Failure 422 for a version that is not intact, not newer, too early, or whose new processor nobody registered; 409 `conflict` when the number is taken
 */
export async function announcePolicy(ports: Needs, policy: CompiledPolicy, now: Date): Promise<Announced> {
  if (!isIntact(policy)) throw refuse('/hash', 'hash_mismatch', 'The policy is not what its hash says.');
  const before = await policyInForce(ports);
  const changes = diffPolicies(before, policy);
  const known = await ports.policyNotices.load(policy.version);
  if (known !== null) {
    if (known.hash !== policy.hash)
      throw new Failure(409, 'conflict', 'Another text was announced under this version.');
    return { version: known.version, material: known.material, effectiveFrom: known.effectiveFrom, changes };
  }
  if (policy.version <= before.version)
    throw refuse('/version', 'version_taken', `Version ${before.version} is in force; take a higher number.`);
  const material = isMaterial(changes);
  assertLater(policy, material, now);
  const newProcessors = changes.filter(({ kind }) => kind === 'newRecipient').map(({ what }) => what);
  await assertRegistered(ports, newProcessors);
  await holdBack(ports, newProcessors, never);
  const announcedAt = now.toISOString();
  const times = { material, effectiveFrom: policy.effectiveFrom, announcedAt, mailedAt: null };
  const notice: PolicyNotice = {
    ...times,
    version: policy.version,
    ver: 0,
    stream: newStream(),
    hash: policy.hash,
    content: JSON.stringify(policy),
    status: 'announced',
    changes: changes.map(({ kind, what }) => ({ kind, what })),
    newProcessors,
    effectiveAt: null,
    lookAt: nextLook(times, now).toISOString(),
  };
  await ports.policyNotices.create(notice, {
    type: 'policy.announced',
    actor: { kind: 'service', id: null },
    payload: { version: policy.version, hash: policy.hash, material, effectiveFrom: policy.effectiveFrom },
  });
  return { version: policy.version, material, effectiveFrom: policy.effectiveFrom, changes };
}
