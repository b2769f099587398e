import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { PolicyDocument } from '../iam.ts';
import type { Store } from '../store.ts';
import { AwsError, type Clock, notImplemented } from '../types.ts';
import { CURVES } from './ecdsa.ts';

export interface Key {
  id: string;
  arn: string;
  spec: string;
  usage: string;
  policy: PolicyDocument;
  description: string;
  enabled: boolean;
  rotation: boolean;
  createdAt: number;
}

export type KeyProperties = Partial<Omit<Key, 'id' | 'arn' | 'createdAt'>>;

export interface Keys {
  /** Creates a key, or updates its policy and description and keeps the material. */
  put(id: string, properties: KeyProperties): Key;
  /** By id, ARN, alias name or alias ARN. @throws AwsError NotFoundException */
  find(reference: string): Key;
  list(): Key[];
  material(key: Key): Buffer;
  privateKey(key: Key): KeyObject;
  putAlias(name: string, keyId: string): void;
  aliases(): { name: string; keyId: string; createdAt: number }[];
}

const HMAC_BYTES: Record<string, number> = { HMAC_224: 28, HMAC_256: 32, HMAC_384: 48, HMAC_512: 64 };

function usageOf(spec: string, wanted: string | undefined): string {
  const usage =
    spec === 'SYMMETRIC_DEFAULT'
      ? 'ENCRYPT_DECRYPT'
      : HMAC_BYTES[spec]
        ? 'GENERATE_VERIFY_MAC'
        : 'SIGN_VERIFY';
  if (wanted === undefined && spec !== 'SYMMETRIC_DEFAULT') {
    throw new AwsError('ValidationException', `You must specify a KeyUsage value for the key spec ${spec}`);
  }
  if (wanted !== undefined && wanted !== usage)
    throw notImplemented('KMS', `the key usage ${wanted} with ${spec}`);
  return usage;
}

function generate(spec: string): Buffer {
  const curve = CURVES[spec];
  const rsa = /^RSA_(2048|3072|4096)$/.exec(spec);
  const pair = curve
    ? generateKeyPairSync('ec', { namedCurve: curve.name })
    : rsa && generateKeyPairSync('rsa', { modulusLength: Number(rsa[1]) });
  if (pair) return pair.privateKey.export({ type: 'pkcs8', format: 'der' });
  const bytes = spec === 'SYMMETRIC_DEFAULT' ? 32 : HMAC_BYTES[spec];
  if (!bytes) throw notImplemented('KMS', `the key spec ${spec}`);
  return randomBytes(bytes);
}

/** Keys, their material and aliases, kept in SQLite. */
export function createKeys(store: Store, clock: Clock, arnPrefix: string, account: string): Keys {
  store.db.exec(`
    CREATE TABLE IF NOT EXISTS kms_keys (id TEXT PRIMARY KEY, key TEXT NOT NULL, material BLOB NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS kms_aliases (name TEXT PRIMARY KEY, key_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT;`);
  const accountDecides: PolicyDocument = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  };

  const loaded = new Map<string, Key>();
  const privateKeys = new Map<string, KeyObject>();

  function load(id: string): Key | undefined {
    const known = loaded.get(id);
    if (known) return known;
    const row = store.sql('SELECT key FROM kms_keys WHERE id = ?').get(id);
    const key = row && (JSON.parse(String(row.key)) as Key);
    if (key) loaded.set(id, key);
    return key;
  }

  function put(id: string, properties: KeyProperties): Key {
    const old = load(id);
    const spec = properties.spec ?? old?.spec ?? 'SYMMETRIC_DEFAULT';
    if (old && old.spec !== spec)
      throw new AwsError('ValidationException', `The spec of key ${id} cannot change`);
    const key: Key = {
      id,
      arn: `${arnPrefix}:key/${id}`,
      spec,
      usage: usageOf(spec, properties.usage ?? old?.usage),
      policy: properties.policy ?? accountDecides,
      description: properties.description ?? '',
      enabled: properties.enabled ?? true,
      rotation: properties.rotation ?? false,
      createdAt: old?.createdAt ?? clock.now(),
    };
    const material = old ? undefined : generate(spec);
    if (material) store.sql('INSERT INTO kms_keys VALUES (?, ?, ?)').run(id, JSON.stringify(key), material);
    else store.sql('UPDATE kms_keys SET key = ? WHERE id = ?').run(JSON.stringify(key), id);
    loaded.set(id, key);
    return key;
  }

  function find(reference: string): Key {
    const name = reference.startsWith(`${arnPrefix}:`) ? reference.slice(arnPrefix.length + 1) : reference;
    const alias =
      name.startsWith('alias/') && store.sql('SELECT key_id FROM kms_aliases WHERE name = ?').get(name);
    const key = load(alias ? String(alias.key_id) : name.replace(/^key\//, ''));
    if (!key) throw new AwsError('NotFoundException', `Key '${reference}' does not exist`);
    return key;
  }

  function material(key: Key): Buffer {
    return Buffer.from(
      store.sql('SELECT material FROM kms_keys WHERE id = ?').get(key.id)?.material as Uint8Array,
    );
  }

  function privateKey(key: Key): KeyObject {
    const known = privateKeys.get(key.id);
    const opened = known ?? createPrivateKey({ key: material(key), format: 'der', type: 'pkcs8' });
    privateKeys.set(key.id, opened);
    return opened;
  }

  return {
    put,
    find,
    list: () =>
      store
        .sql('SELECT key FROM kms_keys ORDER BY id')
        .all()
        .map((row) => JSON.parse(String(row.key)) as Key),
    material,
    privateKey,
    putAlias(name, keyId) {
      if (!/^alias\/[\w/-]+$/.test(name))
        throw new AwsError('ValidationException', `Alias ${name} is malformed`);
      store.sql('INSERT OR REPLACE INTO kms_aliases VALUES (?, ?, ?)').run(name, find(keyId).id, clock.now());
    },
    aliases: () =>
      store
        .sql('SELECT * FROM kms_aliases ORDER BY name')
        .all()
        .map((row) => ({ name: String(row.name), keyId: String(row.key_id), createdAt: Number(row.at) })),
  };
}

/** The one MAC algorithm of an HMAC key: `HMAC_256` → `HMAC_SHA_256`. */
export const macAlgorithm = ({ spec }: Key): string => spec.replace('HMAC_', 'HMAC_SHA_');
