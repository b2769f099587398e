import type { SignerLine } from '../../layers/usecases/authority/list-signers.ts';
import { callUnit } from '../command/call-unit.ts';
import { Refusal } from './refusal.ts';

/** Who signs what, and how keys are made that this deployment may seal with. */
export interface Listing {
  readonly signers: readonly SignerLine[];
  readonly keys: { readonly aliasPrefix: string; readonly policy: object };
}

type Answered<Answer> = { answer: Answer } | { refused: { code: string; detail: string } };

const units = {
  request: 'operator-request-certificate',
  install: 'operator-install-certificate',
  withdraw: 'operator-withdraw-certificate',
  timeStamps: 'operator-appoint-time-stamps',
  list: 'operator-list-certificates',
} as const;

/** Calls one of the operator's functions about certificates. @throws Refusal with the rule that said no */
export async function ask<Answer>(
  stage: string,
  what: keyof typeof units,
  input: unknown = {},
): Promise<Answer> {
  const answered = await callUnit<Answered<Answer>>(stage, units[what], input);
  if ('refused' in answered) throw new Refusal(answered.refused.code, answered.refused.detail);
  return answered.answer;
}
