import type { SQSEvent } from 'aws-lambda';
import { signatureLedger } from '../../layers/aws/signing/signature-ledger.ts';
import type { KeyUse } from '../../layers/ports/signature-ledger.ts';
import { reconcileSignatures } from '../../layers/usecases/log/reconcile-signatures.ts';
import { countMetric } from '../shared/log.ts';

/** A use of a key as CloudTrail tells it through EventBridge; of all it says, only this is read. */
interface TrailEvent {
  readonly detail: {
    readonly eventID: string;
    readonly eventTime: string;
    readonly resources: readonly { readonly ARN: string }[];
  };
}

function keyUseOf(body: string): KeyUse {
  const { eventID, eventTime, resources } = (JSON.parse(body) as TrailEvent).detail;
  return { id: eventID, key: resources[0]?.ARN.split('/').at(-1) ?? '', at: Date.parse(eventTime) };
}

/** All of a batch or nothing: whatever is delivered again is known already. */
export const handler = async (event: SQSEvent): Promise<void> => {
  const surplus = await reconcileSignatures(
    { signatures: signatureLedger },
    event.Records.map(({ body }) => keyUseOf(body)),
  );
  if (surplus > 0) countMetric('SurplusSignatures', surplus);
};
