import type { Meter } from './budgets.ts';
import { contentOperations } from './content-operators.ts';

/** How page content leaves the graphics state stack. */
interface StateBalance {
  /** States pushed and not popped at the end; negative when more were popped. */
  readonly left: number;
  /** The deepest that the content reaches below its own start; 0 in sound content, else negative. */
  readonly lowest: number;
}

/** Counts `q` and `Q` in decoded page content. */
export function stateBalance(content: Uint8Array, meter: Meter): StateBalance {
  let left = 0;
  let lowest = 0;
  for (const { operator } of contentOperations(content, meter)) {
    if (operator === 'q') left++;
    else if (operator === 'Q') lowest = Math.min(lowest, --left);
  }
  return { left, lowest };
}
