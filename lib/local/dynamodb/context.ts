import type { KmsService } from '../kms/service.ts';
import type { Store } from '../store.ts';
import type { Items } from './items.ts';
import type { Tables } from './tables.ts';

/** What the operations share. */
export interface Dynamo {
  store: Store;
  tables: Tables;
  items: Items;
  region: string;
  account: string;
  kms: Pick<KmsService, 'authorizeUse'> | undefined;
}
