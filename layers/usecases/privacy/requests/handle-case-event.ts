import { operatorSpace } from '../../../domain/space.ts';
import type { CaseOutboxEvent } from '../../../ports/outbox.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { carryOut, closeWhole, endStandstill } from './carry-out.ts';
import { type LetterPorts, type LetterSetting, RequesterLetters } from './requester-letters.ts';
import { routeRequest } from './route-request.ts';

type Needs = LetterPorts &
  Pick<Ports, 'contacts' | 'spaces' | 'subjectDirectory' | 'suppressions' | 'erasure' | 'workflows'>;
type Fact = CaseOutboxEvent['events'][number];

interface Scene {
  readonly ports: Needs;
  readonly event: CaseOutboxEvent;
  readonly found: PrivacyCase;
  readonly letters: RequesterLetters;
  readonly now: Date;
}

async function ofPerson({ ports, event, found, letters, now }: Scene, { type, seq }: Fact): Promise<void> {
  if (type === 'request.codeSent') return letters.code(seq);
  if (type === 'request.verified') return routeRequest(ports, event.id, now);
  if (type === 'request.fulfilled' && found.routes.length === 0)
    return letters.outcome(found.decision === 'fulfil' ? 'fulfilled' : 'nothingHeld', seq);
}

async function settled({ ports, event, found, now }: Scene): Promise<void> {
  await endStandstill(ports, event.space, found, now);
  await closeWhole(ports, found, now);
}

async function ofPart(scene: Scene, { type, seq }: Fact): Promise<void> {
  const { ports, event, found, letters, now } = scene;
  switch (type) {
    case 'request.received':
      await letters.organisation('received', seq);
      return letters.outcome('routed', seq);
    case 'request.alarmed':
      return letters.organisation('alarm', seq);
    case 'request.extended':
      return letters.outcome('extended', seq);
    case 'request.decided':
      if (found.runAt !== null) return letters.notice(found.runAt, seq);
      return carryOut(ports, event.space, event.id, now);
    case 'request.due':
      return carryOut(ports, event.space, event.id, now);
    case 'request.fulfilled':
    case 'request.partiallyRefused':
    case 'request.refused':
      await letters.outcome(type.slice('request.'.length) as 'fulfilled', seq);
      return settled(scene);
    case 'request.withdrawn':
      return settled(scene);
  }
}

/**
 * What follows from a fact about a request: letters, the search after proof, the carrying out. Every part finds its
 * earlier work, so a fact may arrive twice and the process may die anywhere.
 */
export async function handleCaseEvent(
  ports: Needs,
  setting: LetterSetting,
  event: CaseOutboxEvent,
  now: Date,
): Promise<void> {
  for (const fact of event.events) {
    const found = await ports.cases.load(event.space, event.id);
    if (found === null) return;
    const letters = new RequesterLetters(ports, setting, event.space, found, now);
    const scene = { ports, event, found, letters, now };
    await (event.space === operatorSpace ? ofPerson(scene, fact) : ofPart(scene, fact));
  }
}
