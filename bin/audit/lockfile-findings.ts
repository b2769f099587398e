interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly inBundle?: boolean;
  readonly link?: boolean;
}

export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * What in a lockfile lets other code in than was looked at: a range instead of a version, a package whose bytes are not
 * pinned by SHA-512, one that comes from elsewhere than the registry, a manifest that the lockfile does not follow.
 */
export function lockfileFindings(manifest: Manifest, { packages }: Lockfile): string[] {
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const installed = Object.entries(packages).filter(([path]) => path !== '');
  return [
    ...asked
      .filter(([, version]) => !exact.test(version))
      .map(([name, range]) => `${name}: ${range} is a range`),
    ...asked
      .filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)
      .map(([name, version]) => `${name}: the lockfile does not hold ${version}`),
    ...installed
      .filter(([, { inBundle, integrity }]) => inBundle !== true && !integrity?.startsWith('sha512-'))
      .map(([path]) => `${path}: no SHA-512`),
    ...installed
      .filter(
        ([, { link, resolved }]) =>
          link === true || (resolved !== undefined && !resolved.startsWith('https://')),
      )
      .map(([path]) => `${path}: not from the registry`),
  ];
}
