import { asList, asRecord, asText, textOrNull } from '../../json.ts';
import type { Draft, FieldValue } from '../../sign/draft.ts';
import type { Stroke } from '../../sign/strokes.ts';

/** What must survive a reload: the session of a code, what was filled in, the chosen language. */
export interface KeptState {
  session: string | null;
  draft: Draft | null;
  locale: string | null;
  /** The last code that was asked for, so that a reload does not ask for another. */
  codeSent: boolean;
  /** What was shown when the consent box was last seen: another presentation needs another consent. */
  shown: string | null;
}

export const EMPTY_STATE: KeptState = {
  session: null,
  draft: null,
  locale: null,
  codeSent: false,
  shown: null,
};

/** A name for this link's state that does not give the link away; null where the browser has no WebCrypto. */
export async function stateKey(token: string): Promise<string | null> {
  if (globalThis.crypto?.subtle === undefined) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`sigill-page:${token}`));
  return Array.from(new Uint8Array(digest).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

/** Reads the state that this tab kept; empty when there is none or storage is switched off. */
export function readState(key: string): KeptState {
  try {
    return parseState(JSON.parse(sessionStorage.getItem(`sigill.${key}`) ?? 'null'));
  } catch {
    return { ...EMPTY_STATE };
  }
}

/** Keeps the state for this tab, until it is closed. */
export function writeState(key: string, state: KeptState): void {
  try {
    sessionStorage.setItem(`sigill.${key}`, JSON.stringify(state));
  } catch {
    // Storage is switched off or full: the page still works, only a reload starts afresh.
  }
}

/** Reads a state from JSON that may be of any shape. */
export function parseState(json: unknown): KeptState {
  const state = asRecord(json);
  return {
    session: textOrNull(state.session),
    draft: state.draft === null || state.draft === undefined ? null : parseDraft(state.draft),
    locale: textOrNull(state.locale),
    codeSent: state.codeSent === true,
    shown: textOrNull(state.shown),
  };
}

function parseDraft(json: unknown): Draft {
  const draft = asRecord(json);
  const signature = asRecord(draft.signature);
  const values: Record<string, FieldValue> = {};
  for (const [id, value] of Object.entries(asRecord(draft.values))) {
    if (typeof value === 'string' || typeof value === 'boolean') values[id] = value;
  }
  return {
    values,
    signature: {
      kind: signature.kind === 'drawn' ? 'drawn' : 'typed',
      text: asText(signature.text),
      strokes: asList(signature.strokes).map(parseStroke),
    },
    consent: draft.consent === true,
    reason: asText(draft.reason),
  };
}

function parseStroke(json: unknown): Stroke {
  return asList(json).flatMap((point) => {
    const [x, y] = asList(point);
    return typeof x === 'number' && typeof y === 'number' ? [[x, y] as const] : [];
  });
}
