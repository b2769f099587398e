import { execFile } from 'node:child_process';

interface Report {
  readonly vulnerabilities?: Readonly<Record<string, { readonly name: string; readonly severity: string }>>;
  readonly message?: string;
}

export type Advisories = { readonly is: readonly string[] } | { readonly is: null; readonly skipped: string };

/** Asks the registry for advisories, `high` and above, against the packages that are deployed. */
export function knownVulnerabilities(folder: string): Promise<Advisories> {
  const words = ['audit', '--json', '--omit=dev', '--package-lock-only'];
  return new Promise((done) => {
    execFile('npm', words, { cwd: folder, timeout: 60_000, maxBuffer: 1e8 }, (_error, stdout) =>
      done(read(stdout)),
    );
  });
}

function read(stdout: string): Advisories {
  try {
    const { vulnerabilities, message } = JSON.parse(stdout) as Report;
    if (vulnerabilities === undefined) return { is: null, skipped: message ?? 'the registry gave no report' };
    const grave = Object.values(vulnerabilities).filter(({ severity }) => /^(high|critical)$/.test(severity));
    return { is: grave.map(({ name, severity }) => `${name}: ${severity}`) };
  } catch {
    return { is: null, skipped: 'npm gave no report' };
  }
}
