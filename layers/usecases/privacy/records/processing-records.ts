import { notFound } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { OperatorProfile } from '../../../privacy/policy/operator-profile.ts';
import { controllerRecord, processorRecord } from '../../../privacy/policy/records/processing-records.ts';
import { toCsv } from '../../../privacy/policy/records/to-csv.ts';
import { SOURCES } from '../../../privacy/policy/sources/sources.ts';

/** GDPR art. 30(1) of the operator and art. 30(2) of what it does for this organisation. */
export async function processingRecords(
  ports: Pick<Ports, 'organisations'>,
  space: Space,
  operator: OperatorProfile,
) {
  const organisation = await ports.organisations.load(space);
  if (organisation === null) throw notFound();
  const processor = processorRecord(SOURCES).map((row) => ({ ...row, controllers: organisation.name }));
  return { policyVersion: SOURCES.version, operator, controller: controllerRecord(SOURCES), processor };
}

type Records = Awaited<ReturnType<typeof processingRecords>>;

/** Both records as one table: what is not part of one of them is empty. */
export function recordsAsCsv({ operator, controller, processor }: Records): string {
  const { name, contact, dpo } = operator;
  return toCsv([
    ...controller.map(
      ({ purpose, basis, subjects, categories, recipients, transfers, periods, measures }) => ({
        article: '30(1)',
        operator: name,
        contact,
        dpo,
        controller: name,
        activity: purpose,
        basis,
        subjects,
        categories,
        recipients,
        transfers,
        periods,
        measures,
      }),
    ),
    ...processor.map(
      ({ controllers, processing, subjects, categories, recipients, transfers, measures }) => ({
        article: '30(2)',
        operator: name,
        contact,
        dpo,
        controller: controllers,
        activity: processing,
        basis: '',
        subjects,
        categories,
        recipients,
        transfers,
        periods: [],
        measures,
      }),
    ),
  ]);
}
