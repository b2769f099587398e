export interface RateRequest {
  /** Whose budget: class, and key, recipient or network address. The counter keeps a keyed pseudonym of it only. */
  readonly bucket: string;
  readonly limit: number;
  readonly windowSeconds: number;
  readonly now: Date;
}

export interface RateAnswer {
  readonly allowed: boolean;
  /** Calls left in this window, 0 when refused. */
  readonly remaining: number;
  /** Whole seconds until the window ends, at least 1. */
  readonly resetSeconds: number;
}

/** Budgets shared by all instances of a function. */
export interface RateCounter {
  /** Counts one call in its fixed window and says whether it is within the limit. */
  take(request: RateRequest): Promise<RateAnswer>;
}
