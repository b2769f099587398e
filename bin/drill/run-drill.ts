import { join } from 'node:path';
import { demoContract } from '../demo/contract.ts';
import { type Caller, caller } from '../demo/service.ts';
import { randomFrom } from '../test-data/random.ts';
import { type SyntheticPerson, syntheticPerson } from '../test-data/synthetic-person.ts';
import { backUp, restoreTables } from './back-up.ts';
import { type Content, countContent } from './count-content.ts';
import { type LocalService, localService } from './local-service.ts';
import { type Replayed, recordDrill, replayLedger } from './replay.ts';

/** What a drill showed: before and after the replay, and that nothing was served before it. */
export interface DrillResult {
  readonly refusedBefore: { readonly status: number; readonly code: string };
  readonly before: Content;
  readonly after: Content;
  readonly replay: Replayed;
}

interface Envelope {
  readonly id: string;
  readonly recipients?: readonly { readonly id: string; readonly name: string }[];
  readonly privacy: { readonly state: string };
}

function demand(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`the drill failed: ${what}`);
}

async function send(service: Caller, person: SyntheticPerson): Promise<Envelope> {
  return service.post<Envelope>('/v1/envelopes', {
    title: 'Restore drill',
    documents: [{ name: 'drill.pdf', content: Buffer.from(await demoContract()).toString('base64') }],
    recipients: [person],
    status: 'sent',
  });
}

/** Erases a whole envelope and one person of another; says whom a restore must not bring back. */
async function eraseTwo(service: Caller, whole: Envelope, other: Envelope): Promise<ReadonlySet<string>> {
  await service.post(`/v1/envelopes/${whole.id}/void`, { reason: 'Drill' });
  await service.post(`/v1/envelopes/${whole.id}/purge`, { reason: 'Drill' });
  const subject = `${other.id}.${other.recipients?.[0]?.id}`;
  await service.post(`/v1/privacy/subjects/${subject}/erasure`, { ground: 'noLongerNeeded' });
  await service.idle();
  return new Set([whole.id, subject]);
}

async function refusal(api: string, apiKey: string, id: string): Promise<DrillResult['refusedBefore']> {
  const answer = await fetch(`${api}/v1/envelopes/${id}`, { headers: { authorization: `Bearer ${apiKey}` } });
  const { code = '' } = (await answer.json()) as { code?: string };
  return { status: answer.status, code };
}

/** The proof in three counts: A₁ = A₀ − B₀, B₁ = 0, C₁ = C₀ (content, not only numbers). */
function prove(before: Content, after: Content): void {
  demand(before.erased > 0, 'the backup holds nothing of the erased: it proves nothing');
  demand(after.erased === 0, `B is ${after.erased}`);
  demand(after.all === before.all - before.erased, `A went from ${before.all} to ${after.all}`);
  demand(after.digest === before.digest, 'rows of others have changed');
}

async function replayed(
  restored: LocalService,
  apiKey: string,
  [whole, other, kept]: readonly [Envelope, Envelope, Envelope],
): Promise<Pick<DrillResult, 'refusedBefore' | 'replay'>> {
  const refusedBefore = await refusal(restored.api, apiKey, kept.id);
  demand(refusedBefore.code === 'restore_pending', `it answered ${refusedBefore.status} before the replay`);
  const replay = (await replayLedger(restored.api)).at(-1);
  demand(replay?.remaining === 0, 'something is left');
  const again = caller(restored.api, `Bearer ${apiKey}`);
  await again.idle();
  const [gone, emptied, untouched] = await Promise.all(
    [whole, other, kept].map(({ id }) => again.get<Envelope>(`/v1/envelopes/${id}`)),
  );
  demand(gone?.privacy.state === 'purged', 'the erased envelope is back');
  demand(emptied?.recipients?.[0]?.name === '', 'the erased person is back');
  demand(untouched?.recipients?.[0]?.name !== '', 'somebody else is gone');
  return { refusedBefore, replay };
}

/**
 * Backs up a running local service, erases two people, restores the backup into `folder`, and proves that nothing is
 * served before the ledger is replayed and nobody is back afterwards. The result is kept by the running service.
 */
export async function runDrill(
  live: Pick<LocalService, 'api' | 'apiKey' | 'dataDir'>,
  folder: string,
  say: (line: string) => void,
): Promise<DrillResult> {
  const service = caller(live.api, `Bearer ${live.apiKey}`);
  const random = randomFrom(Date.now());
  const [one, two, three] = [1, 2, 3].map((serial) => syntheticPerson(random, serial, 'DK'));
  demand(one !== undefined && two !== undefined && three !== undefined, 'nobody to send to');
  const envelopes = [await send(service, one), await send(service, two), await send(service, three)] as const;
  await service.idle();
  const backup = join(folder, 'backup.db');
  backUp(live.dataDir, backup);
  const gone = await eraseTwo(service, envelopes[0], envelopes[1]);
  say('backed up, then erased an envelope and a person');
  const restore = `drill${Date.now().toString(36)}`;
  const target = join(folder, 'restored');
  restoreTables(backup, live.dataDir, target, restore);
  const before = countContent(target, `-${restore}`, gone);
  say(`restored: A₀ = ${before.all}, B₀ = ${before.erased}, C₀ = ${before.untouched}`);
  const restored = await localService(target, restore);
  try {
    const shown = await replayed(restored, live.apiKey, envelopes);
    const after = countContent(target, `-${restore}`, gone);
    say(`refused before the replay: ${shown.refusedBefore.status} ${shown.refusedBefore.code}`);
    say(`after it: A₁ = ${after.all}, B₁ = ${after.erased}, C₁ = ${after.untouched}`);
    prove(before, after);
    await recordDrill(live.api, restore, shown.replay);
    return { ...shown, before, after };
  } finally {
    await restored.stop();
  }
}
