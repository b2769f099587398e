import type { MachineName, QueueName } from '../deployment/names.ts';

/** The first letter of a partition key in `records`: E envelope, O organisation, B erasure plan or operation, C contact or announcement, N version of the policy, P suppressed address … */
export type Family = 'E' | 'O' | 'M' | 'Q' | 'W' | 'T' | 'B' | 'C' | 'N' | 'P';

export type IndexName = 'list' | 'lookup' | 'due';

/** A prefix of the document bucket: what was uploaded, or what we sealed. */
export type Shelf = 'uploads' | 'sealed';

/** `read` and `purge` reach every version, `put` makes new objects in one or several parts, `list` looks. */
export type DocumentGrant = `${'read' | 'put' | 'purge'}:${Shelf}` | 'list';

/**
 * `space` opens the key of a space, `link` the one that signing links derive from, `vault` the one that national
 * identity numbers lie under. `…:create` makes a new one
 * without ever seeing it.
 */
export type DataKeyGrant = 'space' | 'link' | 'vault' | `${'space' | 'link' | 'vault'}:create`;

/**
 * `seal`, `tsa` and `root` mean the live and the TEST key of that name; `log` signs heads and receipts of erasures,
 * `receipt` what signers are given, `witness` statements about other logs.
 */
export type SigningKeyGroup = 'seal' | 'tsa' | 'root' | 'log' | 'receipt' | 'witness';

/**
 * What a function may do, in the words of this house. `r` reads, `w` puts and updates, `d` deletes,
 * `a` appends (puts, never updates). Whatever is not said is not allowed.
 */
export interface Grant {
  readonly records?: 'r' | 'rw' | 'rwd' | 'rd';
  /** Indexes of `records` that are queried. */
  readonly indexes?: readonly IndexName[];
  /** Only items of these families may be written or deleted; all of them when absent. */
  readonly writes?: readonly Family[];
  readonly keys?: 'r' | 'ra' | 'rd' | 'rad';
  readonly evidence?: 'r' | 'a' | 'ra';
  readonly outbox?: 'a';
  readonly ephemeral?: 'r' | 'rw' | 'rd' | 'rwd';
  readonly documents?: readonly DocumentGrant[];
  readonly dataKey?: readonly DataKeyGrant[];
  readonly sign?: readonly SigningKeyGroup[];
  /** Keys whose public half is read; whoever signs with a key may read it anyway. */
  readonly publicKey?: readonly SigningKeyGroup[];
  /** Keys of an organisation's own certificates, made after the deployment: signs with them, or reads the public half. */
  readonly sealerKeys?: 'sign' | 'read';
  /** Knows how such a key has to be made. */
  readonly sealerKeyPlan?: true;
  readonly invoke?: readonly string[];
  readonly start?: readonly MachineName[];
  readonly enqueue?: readonly QueueName[];
  readonly send?: readonly ('email' | 'sms')[];
  /** May call registered recipients: reads the register, writes refusals down. */
  readonly egress?: true;
  /** Knows the public address of the service. */
  readonly origin?: true;
  /** Knows who runs the service: the policy names them. */
  readonly operator?: true;
  /** Knows the name of the document bucket (the pages allow its origin), without any right to it. */
  readonly bucketName?: true;
  /** Reads fonts, the colour profile and trust anchors from the layer. */
  readonly assets?: true;
}
