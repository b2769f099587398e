/** An error of a state machine: `name` is what Retry and Catch match, `cause` explains it. */
export class StatesError extends Error {
  errorName: string;
  errorCause: string;

  constructor(name: string, cause: string) {
    super(`${name}: ${cause}`);
    this.errorName = name;
    this.errorCause = cause;
  }
}

/** Errors that neither `States.ALL` nor `States.TaskFailed` catches (AWS: Handling errors in Step Functions). */
const UNCATCHABLE = ['States.Runtime', 'States.DataLimitExceeded'];

/** Whether one of the names of `ErrorEquals` matches the error. */
export function matchesError(names: readonly string[], error: StatesError): boolean {
  const { errorName } = error;
  return names.some((name) => {
    if (name === errorName) return true;
    if (UNCATCHABLE.includes(errorName)) return false;
    return name === 'States.ALL' || (name === 'States.TaskFailed' && errorName !== 'States.Timeout');
  });
}
