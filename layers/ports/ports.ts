import type { CertificateStore } from './certificate-store.ts';
import type { DeliveryLedger } from './delivery-ledger.ts';
import type { DocumentInspector } from './document-inspector.ts';
import type { DocumentStore } from './document-store.ts';
import type { DueItems } from './due-items.ts';
import type { EnvelopeStore } from './envelope-store.ts';
import type { ErasureStore, ReceiptStore } from './erasure-store.ts';
import type { EvidenceLog } from './evidence-log.ts';
import type { LinkTokens } from './link-tokens.ts';
import type { Messenger } from './messenger.ts';
import type { OneTimeCodes, SigningSessions } from './one-time-codes.ts';
import type { OrganisationStore } from './organisation-store.ts';
import type { Sealer } from './sealer.ts';
import type { KeySigner, ReceiptSigner } from './signers.ts';
import type { Workflows } from './workflows.ts';

/** Every effect that crosses the process. A use case takes the few it needs: `Pick<Ports, 'envelopes'>`. */
export interface Ports {
  readonly envelopes: EnvelopeStore;
  readonly documents: DocumentStore;
  readonly inspector: DocumentInspector;
  readonly organisations: OrganisationStore;
  readonly messenger: Messenger;
  readonly codes: OneTimeCodes;
  readonly sessions: SigningSessions;
  readonly workflows: Workflows;
  readonly deliveries: DeliveryLedger;
  readonly links: LinkTokens;
  readonly due: DueItems;
  readonly log: EvidenceLog;
  readonly certificates: CertificateStore;
  readonly sealer: Sealer;
  readonly keySigner: KeySigner;
  readonly receiptSigner: ReceiptSigner;
  readonly erasure: ErasureStore;
  readonly receipts: ReceiptStore;
}
