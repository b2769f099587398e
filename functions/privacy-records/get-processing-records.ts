import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { preferredType } from '../../layers/http/accept.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import { processingRecords, recordsAsCsv } from '../../layers/usecases/privacy/records/processing-records.ts';
import { operator } from '../shared/operator.ts';

const ports = { organisations: organisationStore };

export const getProcessingRecords: RouteHandler<'getProcessingRecords'> = async (call) => {
  const records = await processingRecords(ports, call.principal.space, operator());
  if (preferredType(call.accept, ['application/json', 'text/csv']) === 'text/csv') {
    const headers = { 'content-type': 'text/csv; charset=utf-8', vary: 'Accept' };
    return { status: 200, body: recordsAsCsv(records), headers };
  }
  const copy = <Row extends object>(rows: readonly Row[]) =>
    JSON.parse(JSON.stringify(rows)) as {
      -readonly [K in keyof Row]: Row[K] extends readonly string[] ? string[] : Row[K];
    }[];
  const body = { ...records, controller: copy(records.controller), processor: copy(records.processor) };
  return { status: 200, body, headers: { vary: 'Accept' } };
};
