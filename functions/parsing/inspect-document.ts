import type { InspectionRequest } from '../../layers/aws/documents/document-inspector.ts';
import { inspectDocument } from '../../layers/aws/sealing/inspect-document.ts';
import type { Inspection } from '../../layers/ports/document-inspector.ts';

export const handler = (request: InspectionRequest): Promise<Inspection> => inspectDocument(request);
