import { Failure } from '../../domain/failure.ts';
import type { Mode } from '../../domain/space.ts';

/** What seals test envelopes says so in its name: nobody takes such a seal for a real one. */
export function assertNamedTest(mode: Mode, name: string): void {
  if (mode === 'live' || /\bTEST\b/.test(name)) return;
  throw new Failure(
    422,
    'test_name_missing',
    'The name of a certificate for test envelopes holds the word TEST.',
  );
}
