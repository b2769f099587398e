import type { Construct } from 'constructs';
import { completionDefinition, completionSteps } from '../constructs/completion-machine.ts';
import { erasureDefinition, erasureSteps } from '../constructs/erasure-machine.ts';
import { extensionDefinition, extensionSteps } from '../constructs/extension-machine.ts';
import { KeyUseTrail } from '../constructs/key-use-trail.ts';
import { StateMachine } from '../constructs/state-machine.ts';
import { UnitQueue } from '../constructs/unit-queue.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { type CodeProps, FunctionStack } from './function-stack.ts';

/** What happens without a request: inspection, completion, erasure, the sweep, the log, certificates. */
export class WorkflowStack extends FunctionStack {
  constructor(scope: Construct, deployment: Deployment, code: CodeProps) {
    super(scope, 'workflow', 'Sigill: inspection, completion, erasure, log', deployment, code);
    const { names } = this;
    const queues = (['completion', 'log'] as const).map((name) => new UnitQueue(this, names, name));
    const trail = new KeyUseTrail(this, names, this.context.keys);
    for (const unit of this.eventFunctions('workflow')) unit.node.addDependency(...queues, trail);
    new StateMachine(this, {
      names,
      name: 'completion',
      definition: completionDefinition(names),
      calls: completionSteps,
    });
    new StateMachine(this, {
      names,
      name: 'extension',
      definition: extensionDefinition(names),
      calls: extensionSteps,
    });
    new StateMachine(this, {
      names,
      name: 'erasure',
      definition: erasureDefinition(names),
      calls: erasureSteps,
    });
  }
}
