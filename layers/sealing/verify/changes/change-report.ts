import type { Change, ChangeKind } from '../verification.ts';

const MAX_CHANGES = 100;

/** Collects what rules found, and which changed objects they have accounted for. */
export class ChangeReport {
  readonly #changes = new Map<string, Change>();
  readonly #explained = new Set<number>();

  get changes(): readonly Change[] {
    return [...this.#changes.values()];
  }

  get explained(): ReadonlySet<number> {
    return this.#explained;
  }

  allow(kind: ChangeKind, detail: string): void {
    this.#add({ kind, allowed: true, detail });
  }

  forbid(kind: ChangeKind, detail: string): void {
    this.#add({ kind, allowed: false, detail });
  }

  /** A changed object whose difference a rule has judged; what no rule explains is forbidden. */
  explain(num: number | undefined): void {
    if (num !== undefined) this.#explained.add(num);
  }

  #add(change: Change): void {
    const key = `${change.kind} ${change.allowed} ${change.detail}`;
    if (this.#changes.has(key)) return;
    // Something forbidden is never lost behind a flood of what is allowed.
    if (
      this.#changes.size >= MAX_CHANGES &&
      (change.allowed || [...this.#changes.values()].some((c) => !c.allowed))
    )
      return;
    this.#changes.set(key, change);
  }
}
