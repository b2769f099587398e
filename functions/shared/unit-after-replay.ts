import { requestIdOf } from '../../layers/http/middleware/open-exchange.ts';
import { renderProblem } from '../../layers/http/middleware/render.ts';
import { Problem } from '../../layers/http/problems.ts';
import type { UnitEntryPoint } from '../../layers/http/unit-handler.ts';
import { pendingRestore } from './after-replay.ts';

/** A unit that answers 503 `restore_pending` until the erasures since a restore are replayed. */
export const unitAfterReplay =
  (unit: UnitEntryPoint): UnitEntryPoint =>
  async (event, context) =>
    (await pendingRestore()) === null
      ? unit(event, context)
      : renderProblem(
          new Problem('restore_pending', null, { headers: { 'retry-after': '60' } }),
          requestIdOf(event),
        );
