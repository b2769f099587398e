/** What a promise still waits for, when no test can prove it without that. */
export type Waiting = 'needsAccounts' | 'needsEid' | 'needsBilling';

const waiting: Readonly<Record<Waiting, readonly string[]>> = {
  // People who sign in: members, sessions, passwords, roles, staff access, support cases, newsletters to users.
  needsAccounts: [
    'NS-3',
    'NS-4',
    'NS-5',
    'NS-7',
    'NS-16',
    'NS-17',
    'NS-30',
    'SM-4',
    'SM-13',
    'SM-25',
    'B2B-1',
    'B2B-3',
    'B2B-4',
    'B2B-8',
    'B2B-21',
    'NX-1',
    'NX-4',
    'NX-5',
    'NX-14',
    'NX-15',
    'NX-16',
    'NX-17',
    'NX-20',
    'ES-1',
    'ES-2',
    'ES-6',
    'ES-7',
    'ES-8',
    'ES-15',
    'ES-20',
    'ES-25',
    'ES-29',
    'ES-30',
    'ES-31',
    'ES-34',
    'ES-35',
    'P-13',
    'P-51',
    'P-52',
    'P-53',
    'P-54',
  ],
  needsEid: ['NX-25'],
  // Subscriptions, payments and their bookkeeping.
  needsBilling: [
    'NS-19',
    'B2B-2',
    'B2B-7',
    'B2B-9',
    'B2B-22',
    'ES-3',
    'ES-4',
    'ES-26',
    'ES-27',
    'ES-28',
    'P-14',
    'P-15',
  ],
};

const byId = new Map<string, Waiting>(
  (Object.keys(waiting) as Waiting[]).flatMap((state) => waiting[state].map((id) => [id, state] as const)),
);

/** What a promise waits for; null when nothing but a test is missing. */
export const waitsFor = (id: string): Waiting | null => byId.get(id) ?? null;
