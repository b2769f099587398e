import { operatorSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { LetterSetting } from '../requests/requester-letters.ts';

/** Who answers for a space: its organisation, or the operator for its own. */
export async function contactOf(
  ports: Pick<Ports, 'organisations'>,
  { operator }: Pick<LetterSetting, 'operator'>,
  space: Space,
): Promise<string | null> {
  if (space === operatorSpace) return operator.contact;
  return (await ports.organisations.load(space))?.contactEmail ?? null;
}
