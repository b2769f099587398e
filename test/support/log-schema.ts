/** A word that the code has chosen: a name, a code, a state. */
const word = /^[A-Za-z][\w./:-]{0,80}$/;
const id = /^(?:(?:req|env|rcp|org|evt|opr|rct|dsr|hld|key|doc)_)?[\w-]{1,64}$/;
const number = /^-?\d+(?:\.\d+)?$/;
const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z?$/;

/** Every member that a log line may have, and what its value looks like: no member has room for a sentence. */
const members: Readonly<Record<string, RegExp>> = {
  level: /^(?:INFO|WARN|ERROR)$/,
  message: word,
  timestamp: time,
  service: /^sigill$/,
  sampling_rate: number,
  xray_trace_id: id,
  operationId: word,
  requestId: id,
  status: number,
  code: word,
  durationMs: number,
  errorClass: word,
  // The gateway: the pattern of the path, never the path.
  resourcePath: /^\/[\w{}+./-]*$/,
  httpMethod: /^[A-Z]+$/,
  // What event functions count.
  done: number,
  failed: number,
  issued: number,
  firstError: word,
  lines: number,
  replayed: number,
  remaining: number,
};

/** What is wrong with a line: members that are not declared, and values that are not of their kind. */
export function faultsIn(message: string): readonly string[] {
  let line: unknown;
  try {
    line = JSON.parse(message);
  } catch {
    return [`not JSON: ${message.slice(0, 60)}`];
  }
  return Object.entries(line as object).flatMap(([name, value]) => {
    const kind = members[name];
    if (kind === undefined) return [`undeclared member ${name}`];
    return value === null || kind.test(String(value)) ? [] : [`${name} is ${String(value).slice(0, 40)}`];
  });
}
