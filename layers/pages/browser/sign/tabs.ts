import { asRecord, asText } from '../../json.ts';
import { EMPTY_STATE, type KeptState, parseState } from './kept-state.ts';

/** Another tab with the same link is asked for this long before we start afresh. */
const ASK_MS = 200;

/** Tabs of one link tell each other what was filled in and when something was sent. */
export interface Tabs {
  /** State of another open tab, or the empty state. */
  ask(): Promise<KeptState>;
  /** Tells the others that the state of the envelope has changed. */
  tellChanged(): void;
}

/**
 * @param key name of this link's state
 * @param state gives what this tab holds, when another asks
 * @param onChanged another tab has signed, declined …
 */
export function connectTabs(key: string, state: () => KeptState, onChanged: () => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') {
    return { ask: async () => ({ ...EMPTY_STATE }), tellChanged: () => {} };
  }
  const channel = new BroadcastChannel(`sigill.${key}`);
  let answer: ((state: KeptState) => void) | null = null;
  channel.addEventListener('message', (event) => {
    const message = asRecord(event.data);
    const kind = asText(message.kind);
    if (kind === 'ask') channel.postMessage({ kind: 'state', state: state() });
    if (kind === 'state') answer?.(parseState(message.state));
    if (kind === 'changed') onChanged();
  });
  return {
    ask: () =>
      new Promise((resolve) => {
        answer = resolve;
        channel.postMessage({ kind: 'ask' });
        setTimeout(() => resolve({ ...EMPTY_STATE }), ASK_MS);
      }),
    tellChanged: () => channel.postMessage({ kind: 'changed' }),
  };
}
