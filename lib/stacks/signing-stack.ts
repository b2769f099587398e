import type { Construct } from 'constructs';
import { SigningKey } from '../constructs/signing-key.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { signingKeyNames } from '../deployment/names.ts';
import { BaseStack } from './base-stack.ts';

/** The keys that sign: seals, time-stamps and certificates for live and for TEST, and the log. */
export class SigningStack extends BaseStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'signing', 'Sigill: signing keys', deployment);
    for (const name of signingKeyNames) new SigningKey(this, this.names, name);
  }
}
