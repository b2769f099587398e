import { routes } from '../../layers/http/routes.ts';
import { httpUnits } from '../../layers/http/units.ts';
import { eventUnits } from '../units/event-units.ts';
import { type Entry, eventEntry, guardedEventEntry, httpEntry } from './entry.ts';

/** What replays erasures after a restore, and what knows no table at all; everything else waits for the replay. */
const runsBeforeReplay = /^(erasure\/|operator\/replay-erasures$|parsing\/)/;

/** Every function of the project: the units of the route table and the event functions. */
export const allEntries = (): readonly Entry[] => [
  ...httpUnits.map(({ name }) =>
    httpEntry(
      name,
      routes.filter((route) => route.unit === name).map((route) => route.operationId),
    ),
  ),
  ...eventUnits.map(({ id }) => (runsBeforeReplay.test(id) ? eventEntry(id) : guardedEventEntry(id))),
];
