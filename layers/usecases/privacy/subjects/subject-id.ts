import { notFound } from '../../../domain/failure.ts';
import { isId } from '../../../domain/ids.ts';

/** One person in one envelope: what rights are exercised on. Never an address: two people may share one. */
export interface SubjectRef {
  readonly envelopeId: string;
  readonly recipientId: string;
}

export const subjectId = ({ envelopeId, recipientId }: SubjectRef): string => `${envelopeId}.${recipientId}`;

/** @throws Failure 404 for anything that is not `env_….rcp_…` */
export function parseSubject(text: string): SubjectRef {
  const [envelopeId = '', recipientId = '', ...more] = text.split('.');
  if (more.length > 0 || !isId('env', envelopeId) || !isId('rcp', recipientId)) throw notFound();
  return { envelopeId, recipientId };
}
