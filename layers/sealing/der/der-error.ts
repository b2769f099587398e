/** A value that is not the strict DER (X.690 clause 10) that was expected. `offset` counts from the outermost input. */
export class DerError extends Error {
  readonly code = 'der_malformed';
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(`${message} (offset ${offset})`);
    this.name = 'DerError';
    this.offset = offset;
  }
}
