import { addDuration } from './duration.ts';

/** The closed list of evidence event types of a version of the policy. */
export const policyEventTypes = [
  'policy.announced',
  'policy.noticesDue',
  'policy.noticesSent',
  'policy.effective',
] as const;
export type PolicyEventType = (typeof policyEventTypes)[number];

export const noticeStatuses = ['announced', 'effective'] as const;

/** People and organisations hear of a material change this long before it takes effect. */
export const noticeDays = 30;
export const noticePeriod = `P${noticeDays}D`;

/** A version that cannot be told again today is due again tomorrow. */
const patience = 'P1D';

export interface NoticeTimes {
  readonly material: boolean;
  /** First day, as the version itself says. */
  readonly effectiveFrom: string;
  readonly announcedAt: string;
  /** When the last mail had left; the page tells since `announcedAt`. Null before. */
  readonly mailedAt: string | null;
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/**
 * When a version takes effect: on its own day, and if the change is material not before 30 days have passed since
 * everybody had been told on the second of two channels.
 * @returns null as long as somebody has not been told
 */
export function takesEffectAt({ material, effectiveFrom, announcedAt, mailedAt }: NoticeTimes): Date | null {
  const day = midnight(effectiveFrom);
  if (!material) return day;
  if (mailedAt === null) return null;
  const told = new Date(mailedAt > announcedAt ? mailedAt : announcedAt);
  const earliest = addDuration(told, noticePeriod);
  return earliest > day ? earliest : day;
}

/** When the sweep looks at it again. */
export const nextLook = (of: NoticeTimes, now: Date): Date => takesEffectAt(of) ?? addDuration(now, patience);
