import type { Space } from '../domain/space.ts';

/** Where a person may be found: a look-up row, to be verified against the record it points at. */
export interface SubjectHit {
  readonly envelopeId: string;
  /** The recipient's number within the envelope. */
  readonly number: number;
}

/** Finds people by keyed pseudonym; without the space's key an address cannot even be asked for. */
export interface SubjectIndex {
  find(space: Space, kind: 'email' | 'phone' | 'recipient', value: string): Promise<readonly SubjectHit[]>;
  /** By what the vault's index has in place of an identity number. */
  findByNumber(space: Space, pseudonym: string): Promise<readonly SubjectHit[]>;
}
