import { readThroughStore } from './key-statements.ts';
import { allow, type PolicyStatement } from './policy-statement.ts';
import type { RoleContext } from './role-statements.ts';

/**
 * After a restore every function asks whether the erasures since have been replayed, before it does anything: it may
 * read that one mark.
 */
export function restoreStatements({ deployment, names, keys }: RoleContext): PolicyStatement[] {
  if (deployment.restore === null) return [];
  return [
    allow('ReadRestoreMark', ['dynamodb:GetItem'], [names.tableArn('evidence')], {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['Z#restore'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    }),
    allow('ReadRestoreMarkThroughTable', readThroughStore, [keys.data()], {
      StringEquals: { 'kms:ViaService': names.service('dynamodb') },
    }),
  ];
}
