/** What the last run of the tests says about the promises; written by `npm run policy -- trace --report file --write`. */
export interface TraceSummary {
  readonly promises: {
    readonly kept: number;
    readonly needsAccounts: number;
    readonly needsEid: number;
    readonly needsBilling: number;
    /** Neither kept nor waiting for one of these: not proven yet. */
    readonly open: number;
  };
  readonly tests: {
    /** Tests whose titles name a promise or requirement. */
    readonly named: number;
    /** Of these, how many passed; null when only the titles were read. */
    readonly passed: number | null;
    /** When they ran; null when only the titles were read. */
    readonly ranAt: string | null;
  };
}
