/**
 * The HTTP units: one Lambda function each. A unit is a capability with one permission set; the routes that
 * name it need the same grants. `functions/<name>/` holds its entry point and its handler files.
 */
export interface HttpUnit {
  readonly name: string;
  /** What the function is for, shown as its description. */
  readonly description: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
}

export const httpUnits = [
  {
    name: 'envelopes-read',
    description: 'Reads envelopes, their events and evidence',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'envelopes-write',
    description: 'Creates, changes and sends envelopes',
    memoryMb: 1024,
    timeoutSeconds: 29,
  },
  {
    name: 'envelopes-erase',
    description: 'Deletes drafts, purges envelopes, shows operations',
    memoryMb: 512,
    timeoutSeconds: 29,
  },
  {
    name: 'content',
    description: 'Grants short-lived access to documents',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'organisation',
    description: 'Shows and changes the organisation',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  { name: 'signing', description: 'What a person with a link does', memoryMb: 512, timeoutSeconds: 29 },
  {
    name: 'signing-codes',
    description: 'Sends and checks one-time codes',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  { name: 'verifications', description: 'Verifies signed documents', memoryMb: 1769, timeoutSeconds: 29 },
  {
    name: 'receipts',
    description: 'Shows erasure receipts and the keys that prove them',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'contacts',
    description: 'Keeps contacts with their consent, and takes announcements to them',
    memoryMb: 512,
    timeoutSeconds: 29,
  },
  {
    name: 'subscriptions',
    description: 'Lets a contact give consent and take it back, without signing in',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'policy',
    description: 'Shows the privacy policy, in every version, and the processors',
    memoryMb: 512,
    timeoutSeconds: 10,
  },
  {
    name: 'privacy-notices',
    description: 'Shows announced versions of the policy and takes objections to new processors',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'transparency',
    description: 'Shows the head of the log and proves that it only ever grew',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'log-witness',
    description: 'Co-signs heads of registered logs that continue what it has seen of them',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'trust',
    description: 'Shows live figures about promises, erasures and the log; small counts are hidden',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'privacy-subjects',
    description: 'Finds people, erases them, restricts the use of their data, lists disclosures and consents',
    memoryMb: 512,
    timeoutSeconds: 29,
  },
  {
    name: 'vault',
    description: 'Shows national identity numbers, each look with a purpose, a reason and evidence',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'privacy-holds',
    description: 'Places and lifts legal holds, by two people each',
    memoryMb: 512,
    timeoutSeconds: 29,
  },
  {
    name: 'privacy-disclosures',
    description: 'Keeps what the law demands to be handed over: approved by two people, told, written down',
    memoryMb: 512,
    timeoutSeconds: 29,
  },
  {
    name: 'privacy-breaches',
    description:
      'Keeps the register of breaches with its clocks, drafts and the search for whom they touched',
    memoryMb: 512,
    timeoutSeconds: 29,
  },
  {
    name: 'archive',
    description: 'Gives an organisation everything it has, and takes it over from an archive',
    memoryMb: 1024,
    timeoutSeconds: 29,
  },
  {
    name: 'privacy-retention',
    description: 'Shows retention rules, what a change would do, and why something is still kept',
    memoryMb: 512,
    timeoutSeconds: 29,
  },
  {
    name: 'privacy-records',
    description: 'Shows the record of processing activities and the access log',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'privacy-requests',
    description: 'Shows an organisation the requests that it has to answer, and takes its decisions',
    memoryMb: 512,
    timeoutSeconds: 29,
  },
  {
    name: 'privacy-recipients',
    description: 'Keeps the register of those whom data may go to',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'privacy-transfers',
    description: 'Directs the data of an envelope to a registered recipient',
    memoryMb: 512,
    timeoutSeconds: 15,
  },
  {
    name: 'rights',
    description: 'Takes requests of people about their data; shows nothing before identity is proven',
    memoryMb: 1024,
    timeoutSeconds: 29,
  },
  {
    name: 'rights-extract',
    description: 'Gives a proven person the answer: extract, printed extract, portable copy',
    memoryMb: 1769,
    timeoutSeconds: 29,
  },
  {
    name: 'authority',
    description: 'Publishes certificates and revocation lists',
    memoryMb: 256,
    timeoutSeconds: 10,
  },
  {
    name: 'pages',
    description: 'Serves pages, assets and the answers of unmatched calls',
    memoryMb: 512,
    timeoutSeconds: 10,
  },
] as const satisfies readonly HttpUnit[];

export type UnitName = (typeof httpUnits)[number]['name'];

/** The unit that answers every call no route matches: 404, or 405 with `Allow`. */
export const fallbackUnit = 'pages' satisfies UnitName;
