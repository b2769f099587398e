import { environment } from '../../layers/aws/environment.ts';
import type { OperatorProfile } from '../../layers/privacy/policy/operator-profile.ts';

let parsed: OperatorProfile | undefined;

/** Who runs this deployment, as it was configured. */
export function operator(): OperatorProfile {
  parsed ??= JSON.parse(environment('OPERATOR')) as OperatorProfile;
  return parsed;
}
