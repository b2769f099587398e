import type { Metafile } from 'esbuild';
import { bundleClosure } from './bundle-closure.ts';
import type { Entry } from './entry.ts';

/**
 * What a function that knows tables and keys cannot do without: the yardstick for all others, bundled in the same
 * run.
 */
export const referenceEntry: Entry = {
  name: 'reference',
  files: [],
  source: [
    "import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';",
    "import { DecryptCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';",
    'export const handler = [DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand, DecryptCommand, KMSClient, SignCommand];',
  ].join('\n'),
};

/** Libraries that cost start-up time, and the functions that may load them when they start. */
const confined: readonly { readonly library: RegExp; readonly users: RegExp }[] = [
  {
    library: /\/(pdf-lib|@pdf-lib\/(standard-fonts|upng|fontkit))\//,
    users: /^completion-seal-envelope$/,
  },
  {
    library: /^layers\/sealing\/(pdf|author|sign|verify)\//,
    users:
      /^(completion-(seal-envelope|extend-seal)|parsing-inspect-document|verifications|operator-(request|install)-certificate)$/,
  },
  {
    library: /\/nodemailer\//,
    users: /^(notifier-notify|rights-notifier-handle-case-event|announcer-announce|notices-tell-of-policy)$/,
  },
  {
    library: /\/@aws-sdk\/client-s3\//,
    users:
      /^(content|envelopes-write|signing|rights-extract|privacy-disclosures|archive|uploads-check-upload|recipients-handle-recipient-event|parsing-inspect-document|notifier-notify|completion-(seal-envelope|extend-seal)|erasure-(delete-objects|certify-erasure))$/,
  },
  { library: /\/@aws-sdk\/client-lambda\//, users: /^(envelopes-write|uploads-check-upload)$/ },
  {
    library: /\/@aws-sdk\/client-(ses|sns)\//,
    users: /^(notifier-notify|rights-notifier-handle-case-event|announcer-announce|notices-tell-of-policy)$/,
  },
  { library: /\/zod-openapi\//, users: /^$/ },
  { library: /^openapi\.json$/, users: /^$/ },
  { library: /\/(aws-cdk-lib|constructs|esbuild|pdfjs-dist|typescript)\//, users: /^$/ },
];

/**
 * How many times the reference a function may load at start (docs/decisions/0032). The one that draws the evidence
 * page carries a PDF library, a font engine, the verifier and the door for time-stamps; mails a MIME library; whoever
 * reads documents the client of the store.
 */
const budgets: readonly { readonly units: RegExp; readonly ratio: number }[] = [
  { units: /^completion-seal-envelope$/, ratio: 8.2 },
  {
    units: /^(notifier-notify|rights-notifier-handle-case-event|announcer-announce|notices-tell-of-policy)$/,
    ratio: 3.4,
  },
  {
    units:
      /^(content|envelopes-write|signing|rights-extract|privacy-disclosures|archive|uploads-check-upload|recipients-handle-recipient-event|completion-extend-seal)$/,
    ratio: 3,
  },
  // The words of the policy in three languages; the whole route table for the reference page, and pages in five.
  { units: /^(policy|trust|pages)$/, ratio: 2.5 },
  { units: /./, ratio: 2.4 },
];

export const ratioOf = (unit: string): number => budgets.find(({ units }) => units.test(unit))?.ratio ?? 0;

export interface OverBudget {
  readonly unit: string;
  readonly detail: string;
}

/**
 * Functions that load what they must not, or at start more times the reference than they are allowed.
 * @param metafile of a run that had `referenceEntry` among its entries
 */
export function overBudget(
  metafile: Metafile,
  units: readonly string[],
  allowed: (unit: string) => number,
): OverBudget[] {
  const reference = bundleClosure(metafile, referenceEntry.name).bytes;
  return units.flatMap((unit) => {
    const { bytes, inputs } = bundleClosure(metafile, unit);
    const foreign = confined
      .filter(({ users }) => !users.test(unit))
      .flatMap(({ library }) => [...inputs].filter((path) => library.test(path)).slice(0, 1));
    const ratio = bytes / reference;
    return [
      ...foreign.map((path) => ({ unit, detail: `loads ${path}` })),
      ...(ratio > allowed(unit)
        ? [{ unit, detail: `${Math.round(bytes / 1024)} KiB, ${ratio.toFixed(1)} × the reference` }]
        : []),
    ];
  });
}
