import { contractClients } from './clients.ts';
import { dynamodbContract } from './dynamodb.contract.ts';

dynamodbContract(contractClients());
