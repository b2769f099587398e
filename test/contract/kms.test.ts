import { contractClients } from './clients.ts';
import { kmsContract } from './kms.contract.ts';

kmsContract(contractClients());
