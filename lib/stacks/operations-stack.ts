import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { Alarms } from '../constructs/alarms.ts';
import { Dashboard } from '../constructs/dashboard.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { type CodeProps, FunctionStack } from './function-stack.ts';

/** What a person who runs the service looks at, is woken by, and can call. */
export class OperationsStack extends FunctionStack {
  constructor(scope: Construct, deployment: Deployment, code: CodeProps) {
    super(scope, 'operations', 'Sigill: alarms, dashboard, operator functions', deployment, code);
    this.eventFunctions('operations');
    const topic = new AlarmTopic(this, deployment, this.names, this.context.keys.data());
    new Alarms(this, this.names, topic, deployment.smsMonthlyLimit);
    new Dashboard(this, this.names);
  }
}
