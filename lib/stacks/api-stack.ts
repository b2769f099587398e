import type { Construct } from 'constructs';
import { httpUnits } from '../../layers/http/units.ts';
import { Firewall } from '../constructs/firewall.ts';
import { RestInterface } from '../constructs/rest-interface.ts';
import { UnitFunction } from '../constructs/unit-function.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { httpGrants } from '../units/http-grants.ts';
import { type CodeProps, FunctionStack } from './function-stack.ts';

/** The HTTP interface and the pages: one REST API behind a firewall, one function per unit. */
export class ApiStack extends FunctionStack {
  constructor(scope: Construct, deployment: Deployment, code: CodeProps) {
    super(scope, 'api', 'Sigill: HTTP interface and pages', deployment, code);
    const units = httpUnits.map((unit) => ({
      name: unit.name,
      function: new UnitFunction(this, {
        id: unit.name,
        description: unit.description,
        memoryMb: unit.memoryMb,
        timeoutSeconds: unit.timeoutSeconds,
        grant: httpGrants[unit.name],
        context: this.context,
        assets: this.assets,
        pages: unit.name === 'pages',
      }),
    }));
    const api = new RestInterface(this, deployment, this.names, units);
    new Firewall(this, this.names, api);
  }
}
