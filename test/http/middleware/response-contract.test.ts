import { describe, expect, it } from 'vitest';
import { call, organisation, organisationUnit, testDeps } from '../support/units.ts';

const leaky = { ...organisation, apiKeyHash: 'abc' };
const unitWith = (answer: object, validateResponses: boolean) => {
  const deps = testDeps({ validateResponses });
  return { deps, unit: organisationUnit(deps, { getOrganisation: async () => answer as never }) };
};

describe('response contract', () => {
  it.each([
    ['a member that is not declared', { status: 200, body: leaky }],
    ['a status that is not declared', { status: 201, body: organisation }],
  ])('stops %s in development', async (_, answer) => {
    const { deps, unit } = unitWith(answer, true);
    expect(await call(unit, 'GET /v1/organisation')).toMatchObject({
      status: 500,
      json: { code: 'internal_error' },
    });
    expect(deps.logged).toMatchObject([{ errorClass: 'AnswerContractError' }]);
  });

  it('costs nothing where it is off', async () => {
    const { unit } = unitWith({ status: 200, body: leaky }, false);
    expect((await call(unit, 'GET /v1/organisation')).status).toBe(200);
  });
});
