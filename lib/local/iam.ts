import { AwsError, notImplemented, type Principal } from './types.ts';

type OneOrMany = string | string[];

/** One statement of an IAM policy, as JSON. */
export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action?: OneOrMany;
  NotAction?: OneOrMany;
  Resource?: OneOrMany;
  NotResource?: OneOrMany;
  Principal?: '*' | Record<string, OneOrMany>;
  NotPrincipal?: '*' | Record<string, OneOrMany>;
  Condition?: Record<string, Record<string, OneOrMany | boolean | number>>;
}

export interface PolicyDocument {
  Version?: string;
  Statement: PolicyStatement | PolicyStatement[];
}

/** Condition keys of a request, e.g. `{'dynamodb:LeadingKeys': ['E#1']}`; undefined is a missing key. */
export type PolicyContext = Record<string, OneOrMany | undefined>;

const missing = (what: string) => notImplemented('IAM', what);
const list = (value: OneOrMany | undefined): string[] => (value === undefined ? [] : [value].flat());

const globs = new Map<string, RegExp>();

function globOf(pattern: string, flags: string): RegExp {
  if (pattern.includes('${')) throw missing(`policy variables: ${pattern}`);
  const source = pattern.replace(/[.+^${}()|[\]\\*?]/g, (found) =>
    found === '*' ? '.*' : found === '?' ? '.' : `\\${found}`,
  );
  return new RegExp(`^${source}$`, `s${flags}`);
}

/** IAM's wildcards: `*` any run of characters, `?` exactly one. The patterns are those of the template: few. */
export function globMatch(pattern: string, text: string, flags = ''): boolean {
  const name = `${flags}/${pattern}`;
  const glob = globs.get(name) ?? globOf(pattern, flags);
  globs.set(name, glob);
  return glob.test(text);
}

/** Matches an ARN part by part: a wildcard does not cross the first five colons. */
export function arnMatch(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const split = (text: string) => {
    const parts = text.split(':');
    return [...parts.slice(0, 5), parts.slice(5).join(':')];
  };
  const given = split(arn);
  return split(pattern).every((part, index) => globMatch(part, given[index] ?? ''));
}

type Comparison = (wanted: string, given: string) => boolean;
const numeric =
  (compare: (difference: number) => boolean): Comparison =>
  (wanted, given) =>
    compare(Number(given) - Number(wanted));
const date =
  (compare: (difference: number) => boolean): Comparison =>
  (wanted, given) =>
    compare(Date.parse(given) - Date.parse(wanted));
const equal: Comparison = (wanted, given) => wanted === given;
const equalIgnoringCase: Comparison = (wanted, given) => wanted.toLowerCase() === given.toLowerCase();

const COMPARISONS: Record<string, Comparison> = {
  StringEquals: equal,
  StringEqualsIgnoreCase: equalIgnoringCase,
  StringLike: globMatch,
  Bool: equalIgnoringCase,
  ArnEquals: arnMatch,
  ArnLike: arnMatch,
  NumericEquals: numeric((d) => d === 0),
  NumericLessThan: numeric((d) => d < 0),
  NumericLessThanEquals: numeric((d) => d <= 0),
  NumericGreaterThan: numeric((d) => d > 0),
  NumericGreaterThanEquals: numeric((d) => d >= 0),
  DateLessThan: date((d) => d < 0),
  DateLessThanEquals: date((d) => d <= 0),
  DateGreaterThan: date((d) => d > 0),
  DateGreaterThanEquals: date((d) => d >= 0),
};
const NEGATIONS: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
};

function conditionHolds(operator: string, wanted: string[], given: string[] | undefined): boolean {
  const [, quantifier, bare = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (bare === 'Null') return wanted.includes(String(given === undefined));
  const negated = NEGATIONS[bare];
  const compare = COMPARISONS[negated ?? bare];
  if (!compare) throw missing(`the condition ${operator}`);
  if (wanted.some((value) => value.includes('${'))) throw missing(`policy variables: ${wanted}`);
  if (given === undefined)
    return ifExists !== undefined || (quantifier ? quantifier === 'ForAllValues' : !!negated);
  const matches = (value: string) => wanted.some((one) => compare(one, value)) === !negated;
  return quantifier === 'ForAnyValue' || (!quantifier && !negated)
    ? given.some(matches)
    : given.every(matches);
}

function conditionsHold(statement: PolicyStatement, context: Map<string, string[]>): boolean {
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      conditionHolds(operator, [wanted].flat().map(String), context.get(key.toLowerCase())),
    ),
  );
}

/** How a statement of a resource policy names the caller: itself, or its account (which delegates to IAM). */
function namesPrincipal(statement: PolicyStatement, principal: Principal): 'itself' | 'account' | undefined {
  if (statement.NotPrincipal) throw missing('NotPrincipal');
  const named = statement.Principal;
  if (named === undefined) return undefined;
  if (named === '*') return 'itself';
  if (principal.kind === 'service') return list(named.Service).includes(principal.arn) ? 'itself' : undefined;
  const names = list(named.AWS);
  if (names.includes('*') || names.includes(principal.arn)) return 'itself';
  const account = principal.arn.split(':')[4] ?? '';
  return names.some((name) => name === account || name === `arn:aws:iam::${account}:root`)
    ? 'account'
    : undefined;
}

const statementsOf = (policy: PolicyDocument): PolicyStatement[] => [policy.Statement].flat();

function covers(statement: PolicyStatement, action: string, resource: string): boolean {
  const actionMatches = (patterns: string[]) => patterns.some((pattern) => globMatch(pattern, action, 'i'));
  const resourceMatches = (patterns: string[]) => patterns.some((pattern) => arnMatch(pattern, resource));
  const { NotAction, NotResource } = statement;
  if (NotAction ? actionMatches(list(NotAction)) : !actionMatches(list(statement.Action))) return false;
  return NotResource ? !resourceMatches(list(NotResource)) : resourceMatches(list(statement.Resource));
}

/**
 * Whether `principal` may do `action` on `resource`, as IAM decides within one account: an explicit Deny wins;
 * else the identity's policies or the resource's policy must allow. A KMS key's policy must itself allow,
 * or delegate to the account, whose identity policies then decide.
 * The caller is always taken to come over TLS: the loopback has no wire.
 */
export function isAllowed(
  principal: Principal,
  action: string,
  resource: string,
  context: PolicyContext = {},
  resourcePolicy?: PolicyDocument,
): boolean {
  const keys = new Map<string, string[]>([
    ['aws:securetransport', ['true']],
    ['aws:principalarn', [principal.arn]],
    ['aws:principalaccount', [principal.arn.split(':')[4] ?? '']],
    ['aws:principalisawsservice', [String(principal.kind === 'service')]],
    ['aws:viaawsservice', ['false']],
  ]);
  for (const [key, value] of Object.entries(context)) {
    if (value !== undefined) keys.set(key.toLowerCase(), list(value));
  }
  const applies = (statement: PolicyStatement) =>
    covers(statement, action, resource) && conditionsHold(statement, keys);
  const own = principal.policies.flatMap(statementsOf).filter(applies);
  const theirs = (resourcePolicy ? statementsOf(resourcePolicy) : []).filter(
    (statement) => namesPrincipal(statement, principal) && applies(statement),
  );

  if ([...own, ...theirs].some(({ Effect }) => Effect === 'Deny')) return false;
  const allowedByIdentity = principal.kind === 'root' || own.length > 0;
  const grants = new Set(theirs.map((statement) => namesPrincipal(statement, principal)));
  if (grants.has('itself')) return true;
  const mustDelegate = resourcePolicy !== undefined && action.startsWith('kms:');
  return allowedByIdentity && (!mustDelegate || grants.has('account'));
}

const XML_SERVICES = ['s3', 'sns', 'ses', 'sqs'];

/**
 * Refuses what `isAllowed` refuses, with the error code and status of the action's service.
 * @throws AwsError AccessDenied or AccessDeniedException
 */
export function authorize(
  principal: Principal,
  action: string,
  resource: string,
  context: PolicyContext = {},
  resourcePolicy?: PolicyDocument,
): void {
  if (isAllowed(principal, action, resource, context, resourcePolicy)) return;
  const service = action.split(':')[0] ?? '';
  const message = `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource}`;
  if (XML_SERVICES.includes(service)) throw new AwsError('AccessDenied', message, 403);
  throw new AwsError('AccessDeniedException', message, service === 'lambda' ? 403 : 400);
}
