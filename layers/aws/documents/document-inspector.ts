import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { DocumentInspector, Inspection, InspectionLimits } from '../../ports/document-inspector.ts';
import { lambda } from '../clients/lambda.ts';
import { environment } from '../environment.ts';

/** What the parsing unit is asked: a place in the store, or bytes. */
export type InspectionRequest = InspectionLimits &
  ({ readonly object: { key: string; versionId: string; size: number } } | { readonly content: string });

async function ask(request: InspectionRequest): Promise<Inspection> {
  const { Payload, FunctionError } = await lambda().send(
    new InvokeCommand({
      FunctionName: environment('PARSING_FUNCTION'),
      Payload: Buffer.from(JSON.stringify(request)),
    }),
  );
  // A parser that died of its input (memory, time) is the budget at work: the document is too complex for it.
  if (FunctionError !== undefined) return tooComplex;
  if (Payload === undefined) throw new Error('the parsing unit gave no answer');
  return JSON.parse(Buffer.from(Payload).toString('utf8')) as Inspection;
}

const tooComplex: Inspection = {
  refusal: 'tooComplex',
  pages: [],
  findings: [],
  alreadySigned: false,
  sha256: '',
  size: 0,
  hashState: null,
};

/** Untrusted documents are opened only in a unit without keys. */
export const documentInspector: DocumentInspector = {
  inspectStored: (object, limits) =>
    ask({ object: { key: object.key, versionId: object.versionId, size: object.size }, ...limits }),
  inspectBytes: (bytes, limits) => ask({ content: Buffer.from(bytes).toString('base64'), ...limits }),
};
