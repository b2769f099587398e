import { breachStore } from '../../layers/aws/privacy/registers.ts';
import { subjectCensus } from '../../layers/aws/privacy/subject-census.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { getBreach } from '../../layers/usecases/privacy/breaches/breach.ts';
import { touchedSubjects } from '../../layers/usecases/privacy/breaches/scope-breach.ts';
import { listCursor } from '../shared/cursors.ts';

export const listTouchedSubjects: RouteHandler<'listTouchedSubjects'> = async (call) => {
  const { cursor, limit } = call.query;
  const { space } = call.principal;
  const found = await getBreach({ breaches: breachStore }, space, call.params.breachId);
  // Bound to the question: another question has other pages.
  const place = listCursor([call.operationId, space, found.id, JSON.stringify(found.query)]);
  const page = await touchedSubjects({ census: subjectCensus }, found, { cursor: place.read(cursor), limit });
  return { status: 200, body: { items: page.items, next: place.write(page.next) } };
};
