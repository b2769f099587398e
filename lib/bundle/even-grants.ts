import type { Metafile } from 'esbuild';
import type { Grant } from '../units/grant.ts';
import { reachedServices, type Service } from './reached-services.ts';

/** A function, what it may do, and the files that do it: one per route, or the one of an event. */
export interface GrantedCode {
  readonly unit: string;
  readonly grant: Grant;
  /** What all of them use: the look-up of the caller, rate counters. */
  readonly shared: readonly string[];
  readonly handlers: readonly { readonly id: string; readonly file: string }[];
}

/** A difference that stays, with the reason. */
export interface AcceptedDifference {
  readonly unit: string;
  readonly service: Service;
  readonly reason: string;
}

/** The code does not match the permissions of its function. */
export class UnevenGrants extends Error {
  override readonly name = 'UnevenGrants';
  readonly code = 'grants_uneven';
  readonly findings: readonly string[];

  constructor(findings: readonly string[]) {
    super(
      `${findings.length} grants do not fit the code:\n${findings.map((line) => `  ${line}`).join('\n')}`,
    );
    this.findings = findings;
  }
}

/** The services that a grant opens. */
export function grantedServices(grant: Grant): ReadonlySet<Service> {
  const { records, indexes, keys, evidence, outbox, ephemeral } = grant;
  const opened: readonly (readonly [Service, boolean])[] = [
    ['dynamo', [records, indexes, keys, evidence, outbox, ephemeral].some((table) => table !== undefined)],
    ['kms', [grant.dataKey, grant.sign, grant.publicKey, grant.sealerKeys].some((key) => key !== undefined)],
    ['s3', grant.documents !== undefined],
    ['lambda', grant.invoke !== undefined],
    ['step-functions', grant.start !== undefined],
    ['sqs', grant.enqueue !== undefined],
    ['ses', grant.send?.includes('email') ?? false],
    ['sns', grant.send?.includes('sms') ?? false],
  ];
  return new Set(opened.filter(([, isOpen]) => isOpen).map(([service]) => service));
}

/** One service of one unit in which grant and code, or two routes, differ. */
interface Difference {
  readonly unit: string;
  readonly service: Service;
  readonly detail: string;
}

/**
 * Proves of every function that its permissions are those its code needs, and of every unit that all its routes need
 * the same: a service is granted if and only if the code reaches its client, and then every route does. Differences
 * that are accepted have to exist.
 */
export function unevenGrants(
  metafile: Metafile,
  units: readonly GrantedCode[],
  accepted: readonly AcceptedDifference[],
): string[] {
  const present = units.filter(({ handlers }) =>
    handlers.some(({ file }) => metafile.inputs[file] !== undefined),
  );
  const differences = present.flatMap((unit) => [
    ...misfits(metafile, unit),
    ...unlikeRoutes(metafile, unit),
  ]);
  const same = (a: AcceptedDifference | Difference, b: AcceptedDifference | Difference): boolean =>
    a.unit === b.unit && a.service === b.service;
  return [
    ...differences
      .filter((one) => !accepted.some((other) => same(one, other)))
      .map(({ unit, detail }) => `${unit}: ${detail}`),
    ...accepted
      .filter(({ unit }) => present.some((one) => one.unit === unit))
      .filter((one) => !differences.some((other) => same(one, other)))
      .map(({ unit, service }) => `${unit}: there is no difference in ${service} any more`),
  ];
}

/** Throws UnevenGrants unless everything fits. */
export function requireEvenGrants(...args: Parameters<typeof unevenGrants>): void {
  const findings = unevenGrants(...args);
  if (findings.length > 0) throw new UnevenGrants(findings);
}

function misfits(metafile: Metafile, { unit, grant, shared, handlers }: GrantedCode): Difference[] {
  const granted = grantedServices(grant);
  const reached = reachedServices(metafile, [...shared, ...handlers.map(({ file }) => file)]);
  return [
    ...[...granted.difference(reached)].map((service) => ({
      unit,
      service,
      detail: `may use ${service}, and no code of it does`,
    })),
    ...[...reached.difference(granted)].map((service) => ({
      unit,
      service,
      detail: `its code uses ${service}, which is not granted`,
    })),
  ];
}

function unlikeRoutes(metafile: Metafile, { unit, shared, handlers }: GrantedCode): Difference[] {
  const common = reachedServices(metafile, shared);
  const routes = handlers.map(({ id, file }) => ({ id, services: reachedServices(metafile, [file]) }));
  const particular = new Set(routes.flatMap(({ services }) => [...services])).difference(common);
  return [...particular].flatMap((service) => {
    const without = routes.filter(({ services }) => !services.has(service)).map(({ id }) => id);
    return without.length === 0
      ? []
      : [{ unit, service, detail: `${service} is not needed by ${without.join(', ')}` }];
  });
}
