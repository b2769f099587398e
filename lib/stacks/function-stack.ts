import type { Construct } from 'constructs';
import { CodeAssets, type CodeFolders, type FilePlaces } from '../constructs/code-assets.ts';
import { EventFunction } from '../constructs/event-function.ts';
import { sharedValue } from '../constructs/shared-value.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { StackName } from '../deployment/names.ts';
import { keyParameter } from '../deployment/shared-names.ts';
import { eventUnits } from '../units/event-units.ts';
import type { RoleContext } from '../units/role-statements.ts';
import { BaseStack } from './base-stack.ts';

export interface CodeProps {
  readonly folders: CodeFolders;
  readonly places: FilePlaces;
}

/** A stateless stack: functions and what drives them. */
export abstract class FunctionStack extends BaseStack {
  protected readonly context: RoleContext;
  protected readonly assets: CodeAssets;

  constructor(
    scope: Construct,
    name: StackName,
    description: string,
    deployment: Deployment,
    code: CodeProps,
  ) {
    super(scope, name, description, deployment);
    const { names } = this;
    this.assets = new CodeAssets(this, code.folders, code.places);
    this.context = {
      deployment,
      names,
      keys: {
        data: () => sharedValue(this, keyParameter(names, 'data')),
        signing: (key) => sharedValue(this, keyParameter(names, key)),
      },
    };
  }

  /** Makes the event functions that are declared for this stack. */
  protected eventFunctions(stack: StackName): EventFunction[] {
    return eventUnits
      .filter((unit) => unit.stack === stack)
      .map((unit) => new EventFunction(this, unit, this.context, this.assets));
  }
}
