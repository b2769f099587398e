import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { createApiKey } from '../../layers/usecases/organisations/organisation.ts';

type Input = Parameters<typeof createApiKey>[1];

/** The secret is in the answer and nowhere else. */
export const handler = (input: Input): Promise<{ apiKey: string; keyId: string }> =>
  createApiKey({ organisations: organisationStore }, input, new Date());
