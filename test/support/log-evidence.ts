import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Leaf } from '../../layers/domain/evidence/leaf.ts';
import { inclusionProof, merkleRoot } from '../../layers/domain/evidence/merkle.ts';
import type { EvidenceFile } from '../../layers/domain/evidence/verify-evidence.ts';
import { request } from './client.ts';
import type { Ready } from './service.ts';

type Row = Readonly<Record<string, unknown>>;
const bytes = (text: unknown): Buffer => Buffer.from(String(text), 'base64url');
const text = (hash: Uint8Array): string => Buffer.from(hash).toString('base64url');
const tileWidth = 256;

/** The evidence of any stream (of a request, an organisation …), put together from the tables as an auditor could. */
export async function logEvidence(service: Ready, root: { pk: string; sk: string }): Promise<EvidenceFile> {
  const { aws: endpoint, region, awsCredentials: credentials } = service;
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  const query = async (table: string, pk: string, sk = ''): Promise<readonly Row[]> => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: `sigill-local-${table}`,
        KeyConditionExpression: sk === '' ? 'pk = :pk' : 'pk = :pk AND sk = :sk',
        ExpressionAttributeValues: sk === '' ? { ':pk': pk } : { ':pk': pk, ':sk': sk },
      }),
    );
    return Items ?? [];
  };
  const [item] = await query('records', root.pk, root.sk);
  const stream = String(item?.stream);
  const leaves = (await query('evidence', `S#${stream}`)).map(
    ({ seq, type, at, commitment, hash }) => ({ seq, type, at, commitment, hash }) as Leaf,
  );
  const head = (await request<string>(`${service.api}/log/head`)).body;
  const { treeSize } = JSON.parse(bytes(head.split('.')[1]).toString()) as { treeSize: number };
  const tree: Uint8Array[] = [];
  for (let tile = 0; tree.length < treeSize; tile += 1) {
    const nodes = await query('evidence', `G#tile#0#${String(tile).padStart(12, '0')}`);
    tree.push(...nodes.map(({ hash }) => bytes(hash)));
    if (nodes.length < tileWidth) break;
  }
  const [position] = (await query('evidence', `G#of#${stream}`)).slice(-1);
  const leafIndex = Number(position?.index);
  return {
    head,
    proofs: {
      stream,
      leaves,
      envelopeRoot: text(merkleRoot(leaves.map(({ hash }) => bytes(hash)))),
      log: { leafIndex, treeSize, hashes: inclusionProof(tree.slice(0, treeSize), leafIndex).map(text) },
    },
  };
}
