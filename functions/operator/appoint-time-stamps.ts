import { certificateReader } from '../../layers/aws/certificates/certificate-reader.ts';
import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import type { Mode } from '../../layers/domain/space.ts';
import { appointTimeStamps, type NamedService } from '../../layers/usecases/authority/appoint-time-stamps.ts';
import { answered } from '../shared/answered.ts';

const ports = { certificates: certificateStore, certificateReader };

interface Input {
  readonly mode: Mode;
  /** Roots: DER as base64. */
  readonly services: readonly (Omit<NamedService, 'roots'> & { readonly roots: readonly string[] })[];
}

export const handler = ({ mode, services }: Input) => {
  const read = services.map(({ roots, ...service }) => ({
    ...service,
    roots: roots.map((der) => new Uint8Array(Buffer.from(der, 'base64'))),
  }));
  return answered(appointTimeStamps(ports, mode, read, new Date()));
};
