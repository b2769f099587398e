import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { announcedVersions } from '../../layers/usecases/privacy/policy/announced-versions.ts';
import { policyVersions, publishedPolicy } from '../../layers/usecases/privacy/policy/published-policy.ts';
import { operator } from '../shared/operator.ts';
import { ports } from './ports.ts';

export const getPolicyJson: RouteHandler<'getPolicyJson'> = async (call) => {
  const { version, hash, effectiveFrom, sections, facts } = await publishedPolicy(ports, call.query.version);
  return {
    status: 200,
    body: {
      version,
      hash,
      effectiveFrom,
      operator: operator(),
      versions: [...(await policyVersions(ports))],
      announced: (await announcedVersions(ports)).map(({ changes, ...one }) => ({
        ...one,
        changes: [...changes],
      })),
      sections: sections.map((section) => ({
        ...section,
        sentences: section.sentences.map((sentence) => ({ ...sentence, promises: [...sentence.promises] })),
      })),
      facts: { ...facts },
    },
  };
};
