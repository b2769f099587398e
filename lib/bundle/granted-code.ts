import { routes } from '../../layers/http/routes.ts';
import { httpUnits } from '../../layers/http/units.ts';
import { eventUnits } from '../units/event-units.ts';
import { httpGrants } from '../units/http-grants.ts';
import { kebab } from './entry.ts';
import type { AcceptedDifference, GrantedCode } from './even-grants.ts';

/** Every function of the project with its permissions and its files. */
export const grantedCode: readonly GrantedCode[] = [
  ...httpUnits.map(({ name }) => ({
    unit: name,
    grant: httpGrants[name],
    shared: [`functions/${name}/dependencies.ts`],
    handlers: routes
      .filter(({ unit }) => unit === name)
      .map(({ operationId: id }) => ({ id, file: `functions/${name}/${kebab(id)}.ts` })),
  })),
  ...eventUnits.map(({ id, grant }) => ({
    unit: id,
    grant,
    shared: [],
    handlers: [{ id, file: `functions/${id}.ts` }],
  })),
];

const oneVisit = 'a person’s visit is one function: a second one would start cold between two taps';
const oneStore = 'one store for all steps of an erasure; what this step may do is in its grant alone';
const onePlan = 'whoever sees these may also start the erasure that follows from them';

/** Each of these would be a function of its own otherwise, and nearly every call of it a cold start. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    unit: 'envelopes-write',
    service: 's3',
    reason: 'documents come with the draft that the other routes change',
  },
  {
    unit: 'envelopes-write',
    service: 'lambda',
    reason: 'inline content is inspected within the call that brings it',
  },
  { unit: 'envelopes-erase', service: 'step-functions', reason: onePlan },
  { unit: 'privacy-subjects', service: 'step-functions', reason: onePlan },
  { unit: 'privacy-holds', service: 'step-functions', reason: onePlan },
  { unit: 'signing', service: 's3', reason: oneVisit },
  { unit: 'rights-extract', service: 's3', reason: 'the schema of the extract is served beside the extract' },
  {
    unit: 'rights-extract',
    service: 'kms',
    reason: 'the schema of the extract is served beside the extract',
  },
  { unit: 'erasure/delete-objects', service: 'kms', reason: oneStore },
  { unit: 'erasure/delete-rows', service: 'kms', reason: oneStore },
  { unit: 'operator/replay-erasures', service: 'kms', reason: oneStore },
];
