import { notFound } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import { rulesInUse } from '../../../privacy/policy/rules-in-use.ts';
import { SOURCES } from '../../../privacy/policy/sources/sources.ts';
import { ACCOUNTING_RULES } from '../../../privacy/retention/schedule/accounting.ts';
import { announcedPeriod, completedPeriod } from './organisation-retention.ts';
import { citation } from './preview-rule.ts';

/** Every rule by which something is kept for this organisation, with its statute; its own period where it set one. */
export async function rulesInForce(ports: Pick<Ports, 'organisations'>, space: Space, now: Date) {
  const organisation = await ports.organisations.load(space);
  if (organisation === null) throw notFound();
  const rules = [...new Set([...rulesInUse(SOURCES), ...ACCOUNTING_RULES])];
  return {
    rules: rules.map((rule) => {
      const { id, country, trigger, anchor, statute, justification, appliesTo, mandatory, adjustable } = rule;
      const period = id === 'envelope.completed' ? completedPeriod(organisation, now) : rule.period;
      const setBy = period === rule.period ? ('service' as const) : ('organisation' as const);
      const cited = citation(statute);
      return {
        id,
        country,
        trigger,
        period,
        anchor,
        statute: cited,
        justification,
        appliesTo,
        mandatory,
        adjustable,
        setBy,
      };
    }),
    announced: announcedPeriod(organisation, now),
  };
}
