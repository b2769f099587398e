import { STATUTES } from '../policy/statutes.ts';
import type { Kept } from './purge-at.ts';

/** One record's end under the rules of today and under those that somebody proposes. */
export interface Proposed {
  readonly current: Kept;
  readonly proposed: Kept;
}

/** Counts of one rule and statute; no ids, so that it can be shown to anybody who may change rules. */
export interface DryRunRow {
  readonly rule: string;
  readonly statute: string | null;
  readonly records: number;
  readonly earlier: number;
  readonly later: number;
  /** Gone as soon as the change takes effect. */
  readonly atOnce: number;
}

/** Counts what a change of rules does to live records, by deciding rule and statute, in the order of the rules' ids. */
export function dryRun(records: Iterable<Proposed>, effectiveAt: Date): readonly DryRunRow[] {
  const rows = new Map<string, DryRunRow>();
  for (const { current, proposed } of records) {
    const statute = proposed.statute === null ? null : STATUTES[proposed.statute].citation;
    const key = `${proposed.rule}|${statute}`;
    const row = rows.get(key) ?? {
      rule: proposed.rule,
      statute,
      records: 0,
      earlier: 0,
      later: 0,
      atOnce: 0,
    };
    rows.set(key, {
      ...row,
      records: row.records + 1,
      earlier: row.earlier + Number(proposed.purgeAt < current.purgeAt),
      later: row.later + Number(proposed.purgeAt > current.purgeAt),
      atOnce: row.atOnce + Number(proposed.purgeAt <= effectiveAt && current.purgeAt > effectiveAt),
    });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
