/** What every message carries in its footer. Times in all shapes are RFC 3339, links are absolute. */
interface Common {
  /** The organisation on whose behalf we write. */
  readonly organisation: string;
  /** Email address of the sender, for questions. */
  readonly contact: string;
  readonly policyUrl: string;
  /** Test mode: a banner says that nothing has legal effect. */
  readonly test: boolean;
}

interface ToRecipient extends Common {
  readonly recipientName: string;
  readonly title: string;
}

interface ToSender extends Common {
  /** Null when the sender is the organisation itself. */
  readonly senderName: string | null;
  readonly title: string;
  readonly envelopeId: string;
}

interface ToSubject extends Common {
  readonly recipientName: string | null;
}

/** The roles that are asked to do something; a `copy` recipient only gets the `copy` message. */
export type AskedRole = 'signer' | 'approver' | 'viewer';

interface Invitation extends ToRecipient {
  readonly role: AskedRole;
  readonly link: string;
  readonly message: string | null;
  readonly senderName: string;
  readonly expiresAt: string;
}

interface Code extends Common {
  readonly recipientName: string | null;
  readonly code: string;
  readonly minutes: number;
  /** Host name of the page, so that a phone offers the code there only; null leaves the line out. */
  readonly host: string | null;
}

/** Rights a person can ask for by `POST /privacy/requests` (`api.md` §5). */
export type RightsRequest =
  | 'access'
  | 'rectification'
  | 'erasure'
  | 'restriction'
  | 'portability'
  | 'objection'
  | 'withdrawal';

/** What became of a request, as the person is told. */
export type RightsOutcome =
  | 'routed'
  | 'extended'
  | 'fulfilled'
  | 'partiallyRefused'
  | 'refused'
  | 'nothingHeld';

/** The data of each kind of message. `sender…` goes to the sender, the rest to recipients and data subjects. */
export interface MessageData {
  readonly invitation: Invitation;
  readonly reminder: Invitation;
  readonly code: Code;
  readonly copy: ToRecipient & {
    readonly link: string;
    readonly completedAt: string;
    readonly attached: boolean;
  };
  readonly declined: ToRecipient;
  readonly voided: ToRecipient & { readonly reason: string | null };
  readonly expired: ToRecipient & { readonly expiredAt: string };
  readonly purgeAnnounced: ToRecipient & { readonly purgeAt: string; readonly link: string };
  readonly senderCompleted: ToSender & { readonly completedAt: string; readonly attached: boolean };
  readonly senderDeclined: ToSender & { readonly recipientName: string; readonly reason: string | null };
  readonly senderDeadlineNear: ToSender & { readonly expiresAt: string; readonly pending: readonly string[] };
  readonly senderBounced: ToSender & { readonly recipientName: string; readonly address: string };
  readonly senderNotMe: ToSender & { readonly recipientName: string };
  readonly senderSealFailed: ToSender & { readonly attempts: number };
  readonly senderScheduleFailed: ToSender & { readonly problems: readonly string[] };
  readonly senderPurgeAnnounced: ToSender & {
    readonly purgeAt: string;
    readonly cause: 'requested' | 'retention';
  };
  readonly rightsCode: Code;
  readonly rightsNotice: ToSubject & {
    readonly request: RightsRequest;
    readonly runsAt: string;
    /** Where the person can stop the request; null when only the contact can. */
    readonly link: string | null;
  };
  readonly rightsAnswer: ToSubject & {
    readonly request: RightsRequest;
    readonly outcome: RightsOutcome;
    readonly reason: string | null;
    readonly dueOn: string;
    readonly link: string;
    /** Where to complain: name and address. */
    readonly authority: string;
  };
  readonly senderRightsRequest: Common & {
    readonly request: RightsRequest;
    readonly cause: 'received' | 'alarm';
    readonly dueOn: string;
    readonly caseId: string;
  };
  /** To whoever answers for data: somebody demands them, a hold is to be reviewed, a breach, a clock that ends. */
  readonly registerNotice: Common & {
    readonly cause: 'authority' | 'hold' | 'breach' | 'clock';
    /** Who demands the data; empty for the other causes. */
    readonly name: string;
    readonly people: number;
    readonly at: string;
    /** Where it is seen and decided. */
    readonly path: string;
    readonly caseId: string;
  };
  readonly consentRequest: ToSubject & {
    /** The sentence that the person is asked to agree to, word for word. */
    readonly text: string;
    readonly link: string;
    /** Days after which an unanswered address is deleted. */
    readonly days: number;
  };
  readonly announcement: ToSubject & {
    readonly subject: string;
    readonly text: string;
    readonly basis: 'consent' | 'customerRelation';
    /** The page on which one click unsubscribes; also in the header (RFC 8058). */
    readonly unsubscribe: string;
  };
  readonly policyChange: ToSubject & PolicyChange & { readonly rights: string };
  readonly senderPolicyChange: Common & PolicyChange;
}

interface PolicyChange {
  readonly version: number;
  /** First day of the new version. */
  readonly effectiveFrom: string;
  /** Its sentences that are new or changed. */
  readonly sentences: readonly string[];
  readonly link: string;
}

/** Kinds that promote something. Every other kind is about something that the person takes part in. */
export const PROMOTIONAL_KINDS = ['announcement'] as const satisfies readonly MessageKind[];

export type PromotionalKind = (typeof PROMOTIONAL_KINDS)[number];
export type TransactionalKind = Exclude<MessageKind, PromotionalKind>;
export type MessageCategory = 'transactional' | 'promotional';

/** What a kind is; the kind alone decides, so that a message cannot be called what it is not. */
export const categoryOf = (kind: MessageKind): MessageCategory =>
  (PROMOTIONAL_KINDS as readonly MessageKind[]).includes(kind) ? 'promotional' : 'transactional';

export type MessageKind = keyof MessageData;

/** Kinds that also exist as a text message. */
export const SMS_KINDS = [
  'invitation',
  'reminder',
  'code',
  'copy',
  'declined',
  'voided',
  'expired',
  'purgeAnnounced',
  'rightsCode',
  'rightsNotice',
  'rightsAnswer',
] as const satisfies readonly MessageKind[];

export type SmsKind = (typeof SMS_KINDS)[number];
