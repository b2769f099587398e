/** Why nothing was sealed: what the command prints on standard error. No output file exists then. */
export class SealFailure extends Error {
  readonly code: string;
  readonly reason: string;
  readonly detail: unknown;

  constructor(code: string, reason: string, detail: unknown = null) {
    super(`${code}: ${reason}`);
    this.name = 'SealFailure';
    this.code = code;
    this.reason = reason;
    this.detail = detail;
  }
}

/** Any error as a failure with a stable code: the engine's own errors carry one. */
export function asFailure(error: unknown): SealFailure {
  if (error instanceof SealFailure) return error;
  if (!(error instanceof Error)) return new SealFailure('failed', String(error));
  const { code, reason, detail, missing } = error as Error & {
    code?: string;
    reason?: string;
    detail?: unknown;
    missing?: readonly { name: string; reason: string; detail: string }[];
  };
  if (missing !== undefined) {
    const list = missing.map((one) => ({ name: one.name, reason: one.reason, detail: one.detail }));
    return new SealFailure(code ?? 'revocation_missing', error.message, list);
  }
  return new SealFailure(code ?? 'failed', reason ?? error.message, detail ?? null);
}
