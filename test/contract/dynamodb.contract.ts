import { describe } from 'vitest';
import type { Clients } from './clients.ts';
import { contractTable } from './dynamodb/contract-table.ts';
import { itemsContract } from './dynamodb/items.contract.ts';
import { queriesContract } from './dynamodb/queries.contract.ts';
import { writesContract } from './dynamodb/writes.contract.ts';

/** What Sigill depends on in DynamoDB. */
export function dynamodbContract(clients: Clients): void {
  describe('DynamoDB', () => {
    const table = contractTable(clients);
    itemsContract(table);
    queriesContract(table);
    writesContract(table);
  });
}
