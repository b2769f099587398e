import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { spaceRegistry } from '../../layers/aws/privacy-cases/space-registry.ts';
import { createOrganisation } from '../../layers/usecases/organisations/organisation.ts';

/** Called by a command of the operator, with what that person typed. */
export const handler = (input: {
  id?: string;
  name: string;
  contactEmail: string;
}): Promise<{ organisationId: string }> =>
  createOrganisation({ organisations: organisationStore, spaces: spaceRegistry }, input, new Date());
