import type { Ports } from '../../../ports/ports.ts';
import { newestHead } from './public-log.ts';

type Needs = Pick<Ports, 'log' | 'attestations' | 'witnessed'>;
const text = (hash: Uint8Array): string => Buffer.from(hash).toString('base64url');

/**
 * What others have said about the log since it had `treeSize` entries: the first time-stamped head and the first head
 * that each witness co-signed, each with the proof that it continues the log of that size.
 * @throws Failure 404 `log_empty`
 */
export async function attestationsFrom(ports: Needs, treeSize: number) {
  await newestHead(ports);
  const continues = async (to: number) => (await ports.log.consistency(treeSize, to)).map(text);
  const anchor = await ports.attestations.anchorFrom(treeSize);
  const witnesses = await ports.witnessed.witnesses();
  const cosignatures = await Promise.all(
    witnesses.map(({ id }) => ports.attestations.cosignatureFrom(id, treeSize)),
  );
  return {
    anchor:
      anchor === null
        ? null
        : {
            head: anchor.head,
            hashes: await continues(anchor.treeSize),
            token: Buffer.from(anchor.token).toString('base64'),
            at: anchor.at,
          },
    cosignatures: await Promise.all(
      cosignatures
        .filter((one) => one !== null)
        .map(async ({ witness, head, cosignature, treeSize: to }) => ({
          witness,
          head,
          hashes: await continues(to),
          cosignature,
        })),
    ),
  };
}
