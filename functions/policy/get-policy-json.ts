import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { policyVersions, publishedPolicy } from '../../layers/usecases/privacy/policy/published-policy.ts';
import { operator } from '../shared/operator.ts';

export const getPolicyJson: RouteHandler<'getPolicyJson'> = async (call) => {
  const { version, hash, effectiveFrom, sections, facts } = publishedPolicy(call.query.version);
  return {
    status: 200,
    body: {
      version,
      hash,
      effectiveFrom,
      operator: operator(),
      versions: [...policyVersions()],
      sections: sections.map((section) => ({
        ...section,
        sentences: section.sentences.map((sentence) => ({ ...sentence, promises: [...sentence.promises] })),
      })),
      facts: { ...facts },
    },
  };
};
