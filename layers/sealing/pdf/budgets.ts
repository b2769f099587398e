import { PdfRefused } from './pdf-refused.ts';

/** Limits of the work one document may cause. Counted, so that the same input always ends the same way. */
export interface PdfBudgets {
  /** Bytes of the whole file. */
  readonly fileSize: number;
  /** Inflated bytes of one stream; and at most `inflateRatio` times its compressed size. */
  readonly inflatedPerStream: number;
  readonly inflateRatio: number;
  /** A stream may inflate to this much whatever its ratio: small streams compress well. */
  readonly inflateFloor: number;
  /** Inflated bytes of everything read from the file. */
  readonly inflatedTotal: number;
  readonly filtersPerStream: number;
  readonly xrefEntries: number;
  readonly xrefSections: number;
  /** Depth of arrays and dictionaries in one object. */
  readonly nesting: number;
  /** Bytes of one object without its stream data. */
  readonly objectBytes: number;
  /** Items of arrays and entries of dictionaries in one object. */
  readonly itemsPerObject: number;
  /** Bytes that went through the lexer, in all. */
  readonly lexedTotal: number;
  /**
   * Milliseconds of parsing and decoding in all, waiting not counted (nor, where the platform tells, what other
   * processes took): the net under the counted budgets.
   */
  readonly parsing: number;
  readonly objectsPerStream: number;
  readonly pageTreeDepth: number;
  readonly pageTreeNodes: number;
  /** Objects that nothing leads to and screening looks at all the same. */
  readonly unusedObjects: number;
  readonly fieldTreeDepth: number;
  readonly fieldTreeNodes: number;
}

const DEFAULT_BUDGETS: PdfBudgets = {
  fileSize: 1024 ** 3,
  inflatedPerStream: 64 * 1024 ** 2,
  inflateRatio: 100,
  inflateFloor: 1024 ** 2,
  inflatedTotal: 256 * 1024 ** 2,
  filtersPerStream: 2,
  xrefEntries: 1_000_000,
  xrefSections: 1024,
  nesting: 64,
  objectBytes: 16 * 1024 ** 2,
  itemsPerObject: 500_000,
  lexedTotal: 128 * 1024 ** 2,
  parsing: 2000,
  objectsPerStream: 100_000,
  pageTreeDepth: 100,
  pageTreeNodes: 100_000,
  unusedObjects: 200_000,
  fieldTreeDepth: 64,
  fieldTreeNodes: 100_000,
};

/** Budgets that grow over the life of one open file. */
type MeteredBudget = 'inflatedTotal' | 'xrefEntries' | 'xrefSections' | 'lexedTotal' | 'parsing';

/** Counts work against the budgets. */
export class Meter {
  readonly budgets: PdfBudgets;
  readonly #spent = new Map<MeteredBudget, number>();
  readonly #threadBefore = threadTime();

  constructor(budgets: Partial<PdfBudgets> = {}) {
    this.budgets = { ...DEFAULT_BUDGETS, ...budgets };
  }

  /** @throws PdfRefused `tooComplex` when the budget is used up. */
  spend(budget: MeteredBudget, amount: number): void {
    const spent = this.spent(budget) + amount;
    this.#spent.set(budget, spent);
    this.check(budget, spent);
  }

  /** How much of a budget is used. */
  spent(budget: MeteredBudget): number {
    return this.#spent.get(budget) ?? 0;
  }

  /** Does a piece of work on the parser's clock. @throws PdfRefused `tooComplex` when its time is used up. */
  timed<T>(work: () => T): T {
    const started = performance.now();
    const result = work();
    const spent = this.spent('parsing') + performance.now() - started;
    this.#spent.set('parsing', spent);
    // On a crowded machine the clock runs while nothing is done: then the thread's own time decides.
    if (spent > this.budgets.parsing)
      this.check('parsing', Math.min(spent, threadTime() - this.#threadBefore));
    return result;
  }

  /** @throws PdfRefused `tooComplex` when `amount` is above the limit. */
  check(budget: keyof PdfBudgets, amount: number): void {
    if (amount > this.budgets[budget]) throw new PdfRefused('tooComplex', { message: `${budget} exceeded` });
  }
}

/** Processor time of this thread in milliseconds, or the clock where the platform does not tell. */
function threadTime(): number {
  const used = globalThis.process?.threadCpuUsage?.();
  return used === undefined ? performance.now() : (used.user + used.system) / 1000;
}
