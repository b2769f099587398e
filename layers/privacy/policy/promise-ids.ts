/** Number of promises of each published policy (`docs`: the promises), 139 in all. */
const PUBLISHED = { NS: 30, SM: 25, B2B: 23, NX: 25, ES: 36 } as const;
const REQUIREMENTS = 64;

/** The ids of all promises, `NS-1` to `ES-36`. */
export const PROMISE_IDS: readonly string[] = Object.entries(PUBLISHED).flatMap(([source, count]) =>
  Array.from({ length: count }, (_, index) => `${source}-${index + 1}`),
);

/** The ids of all requirements, `P-1` to `P-64`. */
export const REQUIREMENT_IDS: readonly string[] = Array.from(
  { length: REQUIREMENTS },
  (_, index) => `P-${index + 1}`,
);

const KNOWN = new Set([...PROMISE_IDS, ...REQUIREMENT_IDS]);

export function isPromiseId(id: string): boolean {
  return KNOWN.has(id);
}

/** Every promise and requirement that a test title names, each once, in the order in which they stand. */
export function promisesIn(title: string): readonly string[] {
  const found = title.match(/\b(?:NS|SM|B2B|NX|ES|P)-\d+\b/g) ?? [];
  return [...new Set(found)].filter(isPromiseId);
}
