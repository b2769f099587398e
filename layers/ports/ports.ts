import type { CertificateReader } from './certificate-reader.ts';
import type { CertificateStore } from './certificate-store.ts';
import type { ContactBudget } from './contact-budget.ts';
import type { DeliveryLedger } from './delivery-ledger.ts';
import type { DisclosureLog } from './disclosure-log.ts';
import type { DocumentInspector } from './document-inspector.ts';
import type { DocumentStore } from './document-store.ts';
import type { DueItems } from './due-items.ts';
import type { Egress } from './egress.ts';
import type { EnvelopeStore } from './envelope-store.ts';
import type { ErasureStore, ReceiptStore } from './erasure-store.ts';
import type { EvidenceLog } from './evidence-log.ts';
import type { HoldStore } from './hold-store.ts';
import type { IdentityVault } from './identity-vault.ts';
import type { LinkTokens } from './link-tokens.ts';
import type { LogAttestations, WitnessedLogs } from './log-attestations.ts';
import type { Messenger } from './messenger.ts';
import type { OneTimeCodes, SigningSessions } from './one-time-codes.ts';
import type { OrganisationStore } from './organisation-store.ts';
import type { PrivacyCaseStore, SpaceRegistry, SubjectDirectory } from './privacy-case-store.ts';
import type { RecipientRegister } from './recipient-register.ts';
import type { AuthorityRequests, Breaches } from './registers.ts';
import type { RestoreFiguresStore, RestoreLedger } from './restore-ledger.ts';
import type { SealCertificates } from './seal-certificates.ts';
import type { SealExtender, Sealer } from './sealer.ts';
import type { KeySigner, ReceiptSigner } from './signers.ts';
import type { SubjectCensus } from './subject-census.ts';
import type { SubjectIndex } from './subject-index.ts';
import type { TrustFigures } from './trust-figures.ts';
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
  readonly certificateReader: CertificateReader;
  readonly sealCertificates: SealCertificates;
  readonly sealer: Sealer;
  readonly extender: SealExtender;
  readonly keySigner: KeySigner;
  /** Heads of the log, receipts of erasures. */
  readonly receiptSigner: ReceiptSigner;
  /** Receipts that signers and approvers keep. */
  readonly signingReceiptSigner: ReceiptSigner;
  /** Co-signatures under heads of other logs. */
  readonly witnessSigner: ReceiptSigner;
  readonly attestations: LogAttestations;
  readonly witnessed: WitnessedLogs;
  readonly erasure: ErasureStore;
  readonly receipts: ReceiptStore;
  readonly holds: HoldStore;
  readonly authorityRequests: AuthorityRequests;
  readonly breaches: Breaches;
  readonly vault: IdentityVault;
  readonly census: SubjectCensus;
  readonly subjects: SubjectIndex;
  readonly disclosures: DisclosureLog;
  readonly cases: PrivacyCaseStore;
  readonly contactBudget: ContactBudget;
  readonly spaces: SpaceRegistry;
  readonly subjectDirectory: SubjectDirectory;
  readonly figures: TrustFigures;
  readonly egress: Egress;
  readonly recipients: RecipientRegister;
  readonly ledger: RestoreLedger;
  readonly restores: RestoreFiguresStore;
}
