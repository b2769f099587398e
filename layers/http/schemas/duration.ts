const pattern =
  /^P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/;
const day = 86_400;
/** Seconds of each part in the order of the groups; a year counts 365 days and a month a twelfth of it. */
const seconds = [365 * day, (365 * day) / 12, 7 * day, day, 3600, 60, 1];

export const durationPattern = pattern;

/** Nominal length of an ISO 8601 duration in seconds, to compare with bounds; NaN when it is none. */
export function nominalSeconds(text: string): number {
  const match = pattern.exec(text);
  if (!match) return Number.NaN;
  return seconds.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}
