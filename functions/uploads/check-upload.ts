import { documentInspector } from '../../layers/aws/documents/document-inspector.ts';
import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { parseSpace } from '../../layers/domain/space.ts';
import { checkUpload } from '../../layers/usecases/uploads/check-upload.ts';
import { eachRecord } from '../shared/batch.ts';

const ports = {
  envelopes: envelopeStore,
  documents: documentStore,
  inspector: documentInspector,
  organisations: organisationStore,
};

interface StoreEvent {
  readonly Records?: readonly { readonly s3: { readonly object: { readonly key: string } } }[];
}

/** `uploads/<space>/<envelope>/<document>`: ids only, the store's test events have no records. */
export const handler = eachRecord('checkUpload', async (body) => {
  for (const { s3 } of (body as StoreEvent).Records ?? []) {
    const [, space, envelopeId, documentId] = decodeURIComponent(s3.object.key.replaceAll('+', ' ')).split(
      '/',
    );
    if (space === undefined || envelopeId === undefined || documentId === undefined) continue;
    await checkUpload(ports, { space: parseSpace(space), envelopeId, documentId }, new Date());
  }
});
