import { parseArgs } from 'node:util';
import { SealFailure } from './seal-failure.ts';

export const sealUsage =
  'seal in.pdf out.pdf [--level b|t|lt|lta] [--certificate chain.pem --key key.pem | --kms keyId | --csc service.json] [--algorithm pss] [--tsa url] [--field name] [--json]';

const levels = ['b', 't', 'lt', 'lta'] as const;
export type SealLevel = (typeof levels)[number];

export interface SealArguments {
  readonly input: string;
  readonly output: string;
  readonly level: SealLevel;
  readonly certificate?: string;
  readonly key?: string;
  readonly kms?: string;
  readonly csc?: string;
  readonly pss: boolean;
  readonly tsa?: string;
  readonly field?: string;
  readonly json: boolean;
}

const text = { type: 'string' } as const;

/** @throws SealFailure `bad_arguments` */
export function sealArguments(words: readonly string[]): SealArguments {
  const { values, positionals } = parse(words);
  const [input, output] = positionals;
  if (input === undefined || output === undefined || positionals.length > 2) {
    throw bad('an input and an output file are needed');
  }
  const { level = 'b', algorithm, json = false, certificate, key, kms, csc, tsa, field } = values;
  const known = levels.find((one) => one === level.toLowerCase());
  if (known === undefined) throw bad(`there is no level ${level}`);
  if (algorithm !== undefined && algorithm !== 'pss') throw bad('--algorithm knows only pss');
  if (key !== undefined && kms !== undefined) throw bad('--key and --kms exclude each other');
  if (csc !== undefined && [key, kms, certificate, algorithm].some((other) => other !== undefined))
    throw bad('--csc names key, certificate and algorithm itself');
  if (key !== undefined && certificate === undefined) throw bad('--key needs --certificate');
  if (certificate !== undefined && key === undefined && kms === undefined)
    throw bad('--certificate needs --key');
  if (tsa !== undefined && !URL.canParse(tsa)) throw bad('--tsa is no address');
  if (tsa !== undefined && known === 'b') throw bad('--tsa needs --level t, lt or lta');
  return {
    input,
    output,
    level: known,
    pss: algorithm === 'pss',
    json,
    ...(certificate !== undefined && { certificate }),
    ...(key !== undefined && { key }),
    ...(kms !== undefined && { kms }),
    ...(csc !== undefined && { csc }),
    ...(tsa !== undefined && { tsa }),
    ...(field !== undefined && { field }),
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        level: text,
        certificate: text,
        key: text,
        kms: text,
        csc: text,
        algorithm: text,
        tsa: text,
        field: text,
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw bad(error instanceof Error ? error.message : String(error));
  }
}

const bad = (reason: string): SealFailure => new SealFailure('bad_arguments', reason, `usage: ${sealUsage}`);
