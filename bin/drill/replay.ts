/** What one call of the replay came to. */
export interface Replayed {
  readonly lines: number;
  readonly replayed: number;
  readonly remaining: number;
  readonly at: string;
}

const post = async <Body>(api: string, path: string, body: unknown): Promise<Body> => {
  const answer = await fetch(`${api}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as Body;
};

const most = 10;

/** Replays the ledger on a restored service until nothing of the erased is left, as an operator does on AWS. */
export async function replayLedger(api: string): Promise<readonly Replayed[]> {
  const calls: Replayed[] = [];
  for (let call = 0; call < most; call += 1) {
    const figures = await post<Replayed>(api, '/_local/replay', {});
    calls.push(figures);
    if (figures.remaining === 0) return calls;
    await post(api, '/_local/idle', {});
  }
  throw new Error(`the replay does not end: ${JSON.stringify(calls.at(-1))}`);
}

/** Has a service keep the result, so that its `/trust` shows when the last drill was. */
export const recordDrill = (
  api: string,
  id: string,
  { lines, replayed, remaining, at }: Replayed,
): Promise<unknown> => post(api, '/_local/drills', { id, lines, replayed, remaining, at });
