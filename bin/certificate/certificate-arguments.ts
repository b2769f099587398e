import { parseArguments, usage } from '../command/arguments.ts';
import { keySpecs, type SealerKeySpec } from './make-key.ts';

const how = `certificate request --stage STAGE --mode live|test --cn NAME [--organisation NAME] [--organisation-id NTRDK-…]
                   [--country DK] [--unit NAME] [--locality NAME] [--spec ${keySpecs.join('|')} | --key ARN] [--out FILE]
       certificate rotate --stage STAGE --mode live|test [--spec … | --key ARN] [--out FILE]
       certificate install chain.pem --stage STAGE --mode live|test [--from 2027-01-01T00:00:00Z] [--recipient ID]
       certificate withdraw --stage STAGE --mode live|test
       certificate time-stamps services.json --stage STAGE --mode live|test
       certificate list --stage STAGE [--json]`;

const names = [
  'stage',
  'mode',
  'cn',
  'organisation',
  'organisation-id',
  'country',
  'unit',
  'locality',
  'spec',
  'key',
  'out',
  'from',
  'recipient',
] as const;

const commands = ['request', 'rotate', 'install', 'withdraw', 'time-stamps', 'list'] as const;

export interface CertificateArguments {
  readonly command: (typeof commands)[number];
  readonly stage: string;
  readonly mode: 'live' | 'test';
  readonly spec: SealerKeySpec;
  readonly key: string | null;
  readonly out: string;
  readonly file: string;
  readonly from: string | null;
  /** In the register of recipients: who is asked for revocation data. */
  readonly recipient: string | null;
  readonly json: boolean;
  readonly name: Readonly<Record<string, string>> | null;
}

/** Ends the process with 3 for anything that is not one of the commands. */
export function certificateArguments(words: readonly string[]): CertificateArguments {
  const json = words.includes('--json');
  const { positional, options } = parseArguments(
    words.filter((word) => word !== '--json'),
    names,
  );
  const command = commands.find((one) => one === positional[0]);
  const { stage, mode = 'live', cn, key = null, out = '-', from = null, recipient = null } = options;
  const spec = keySpecs.find((one) => one === (options.spec ?? 'ECC_NIST_P256'));
  const [, file = ''] = positional;
  if (command === undefined || stage === undefined || spec === undefined) usage(how);
  if (mode !== 'live' && mode !== 'test') usage(how);
  if (command !== 'list' && options.mode === undefined) usage(how);
  if (positional.length !== (command === 'install' || command === 'time-stamps' ? 2 : 1)) usage(how);
  if (command === 'request' && cn === undefined) usage(how);
  if (from !== null && Number.isNaN(Date.parse(from))) usage(how);
  const parts = {
    commonName: cn,
    organization: options.organisation,
    organizationIdentifier: options['organisation-id'],
    country: options.country,
    organizationalUnit: options.unit,
    locality: options.locality,
  };
  const given = Object.entries(parts).flatMap(([part, value]) =>
    value === undefined ? [] : [[part, value]],
  );
  return {
    command,
    stage,
    mode,
    spec,
    key,
    out,
    file,
    from,
    recipient,
    json,
    name: command === 'request' ? (Object.fromEntries(given) as Record<string, string>) : null,
  };
}
