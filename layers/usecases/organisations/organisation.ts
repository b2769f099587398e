import { createHash, randomBytes } from 'node:crypto';
import type { AuthenticationMethod } from '../../domain/envelope/vocabulary.ts';
import { Failure, notFound } from '../../domain/failure.ts';
import { newId, newStream } from '../../domain/ids.ts';
import { type Mode, operatorSpace, type Space, spaceOf } from '../../domain/space.ts';
import type { ApiKey, Organisation } from '../../ports/organisation-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { currentText } from '../../privacy/texts/registry.ts';
import { textHash } from '../../privacy/texts/text-version.ts';
import type { Caller } from '../envelopes/envelope-input.ts';
import { plannedChange } from '../privacy/retention/dry-run.ts';
import { completedPeriod } from '../privacy/retention/organisation-retention.ts';

type Needs = Pick<Ports, 'organisations'>;
type CreationNeeds = Pick<Ports, 'organisations' | 'spaces'>;

export const defaultRetention = 'P10Y';

export interface OrganisationPatch {
  readonly name?: string | undefined;
  readonly contactEmail?: string | undefined;
  readonly retention?: { readonly completed: string } | undefined;
  readonly screening?: 'refuse' | 'allow' | undefined;
  readonly minimumAuthentication?: AuthenticationMethod | undefined;
}

/**
 * Creates an organisation in both modes. Creating one records the version of the processing agreement that was
 * accepted. Called twice with the same id it changes nothing.
 */
export async function createOrganisation(
  ports: CreationNeeds,
  input: { readonly id?: string; readonly name: string; readonly contactEmail: string },
  now: Date,
): Promise<{ organisationId: string }> {
  const id = input.id ?? newId('org', now);
  const text = currentText('dpa', 'en');
  const agreement = {
    id: text.id,
    version: String(text.version),
    hash: textHash(text),
    acceptedAt: now.toISOString(),
  };
  for (const mode of ['live', 'test'] as const) {
    const organisation: Organisation = {
      id,
      ver: 1,
      stream: newStream(),
      createdAt: now.toISOString(),
      completedRetention: defaultRetention,
      retentionChange: null,
      screening: 'refuse',
      minimumAuthentication: 'link',
      agreement,
      name: input.name,
      contactEmail: input.contactEmail,
    };
    // Listed first: a space that is listed and was never made holds nothing; the other way round it would be forgotten.
    await ports.spaces.register(spaceOf(id, mode), now);
    await ports.organisations.create(spaceOf(id, mode), organisation, {
      type: 'envelope.created',
      actor: { kind: 'service', id: null },
      payload: { organisation: id, agreement },
    });
  }
  return { organisationId: id };
}

/** The operator has no envelopes: its keys are for its registers alone. */
async function assertKeyHolder(ports: Needs, space: Space, scopes: ApiKey['scopes']): Promise<void> {
  if (space !== operatorSpace) {
    if ((await ports.organisations.load(space)) === null) throw notFound();
    return;
  }
  if (scopes.every((scope) => scope.startsWith('privacy:'))) return;
  throw new Failure(422, 'validation_failed', 'A key of the operator is for privacy:read and privacy:write.');
}

/** Makes an API key: shown once, kept as a hash, bound to an owner. */
export async function createApiKey(
  ports: Needs,
  input: {
    readonly organisationId: string;
    readonly mode: Mode;
    readonly scopes: ApiKey['scopes'];
    readonly owner: string;
    readonly expiresAt?: string | null;
    readonly secret?: string;
  },
  now: Date,
): Promise<{ apiKey: string; keyId: string }> {
  const space = spaceOf(input.organisationId, input.mode);
  await assertKeyHolder(ports, space, input.scopes);
  const apiKey = input.secret ?? `sk_${input.mode}_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(apiKey).digest('hex');
  const id = newId('key', now);
  await ports.organisations.addKey(space, {
    id,
    hash,
    scopes: input.scopes,
    createdAt: now.toISOString(),
    expiresAt: input.expiresAt ?? null,
    revokedAt: null,
    owner: input.owner,
  });
  return { apiKey, keyId: id };
}

export async function getOrganisation(ports: Needs, caller: Caller): Promise<Organisation> {
  const organisation = await ports.organisations.load(caller.space);
  if (organisation === null) throw notFound();
  return organisation;
}

/**
 * A longer period counts at once, a shorter one seven days later; the sweep carries it to every completed envelope and
 * has the parties told. @throws Failure 422 under 90 days and over 50 years
 */
function retentionSet(organisation: Organisation, wanted: string, now: Date): Partial<Organisation> {
  const current = completedPeriod(organisation, now);
  const { kind, to, effectiveAt } = plannedChange(current, wanted, now, '/retention/completed');
  if (kind === 'same' && organisation.retentionChange === null) return {};
  return {
    completedRetention: kind === 'shorter' ? current : to,
    retentionChange: {
      completed: to,
      at: now.toISOString(),
      effectiveAt: effectiveAt.toISOString(),
      told: false,
    },
  };
}

/** Changes what an organisation sets for itself. */
export async function updateOrganisation(
  ports: Needs,
  caller: Caller,
  patch: OrganisationPatch,
  call: { readonly ifMatch: readonly number[] | null; readonly now: Date },
): Promise<Organisation> {
  return ports.organisations.change(
    caller.space,
    (organisation) => ({
      set: {
        ...(patch.name !== undefined && { name: patch.name }),
        ...(patch.contactEmail !== undefined && { contactEmail: patch.contactEmail }),
        ...(patch.retention !== undefined && retentionSet(organisation, patch.retention.completed, call.now)),
        ...(patch.screening !== undefined && { screening: patch.screening }),
        ...(patch.minimumAuthentication !== undefined && {
          minimumAuthentication: patch.minimumAuthentication,
        }),
      },
      event: {
        type: 'envelope.changed',
        actor: { kind: 'organisation', id: caller.keyId },
        payload: { changed: Object.keys(patch).sort() },
      },
    }),
    { ifMatch: call.ifMatch },
  );
}

/** What the organisation has set, as it counts at `now`. */
export const organisationView = (organisation: Organisation, now: Date) => ({
  id: organisation.id,
  name: organisation.name,
  contactEmail: organisation.contactEmail,
  retention: { completed: completedPeriod(organisation, now) },
  screening: organisation.screening,
  minimumAuthentication: organisation.minimumAuthentication,
});
