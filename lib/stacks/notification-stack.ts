import type { Construct } from 'constructs';
import { MailChannel } from '../constructs/mail-channel.ts';
import { UnitQueue } from '../constructs/unit-queue.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { type CodeProps, FunctionStack } from './function-stack.ts';

/** Mails and text messages out, deliveries and bounces in. */
export class NotificationStack extends FunctionStack {
  constructor(scope: Construct, deployment: Deployment, code: CodeProps) {
    super(scope, 'notification', 'Sigill: mails and text messages', deployment, code);
    const notify = new UnitQueue(this, this.names, 'notify');
    const rights = new UnitQueue(this, this.names, 'rights');
    const announce = new UnitQueue(this, this.names, 'announce');
    const notices = new UnitQueue(this, this.names, 'notices');
    const recipients = new UnitQueue(this, this.names, 'recipients');
    const mail = new MailChannel(this, this.names, this.context.keys.data());
    for (const unit of this.eventFunctions('notification'))
      unit.node.addDependency(notify, rights, announce, notices, recipients, mail);
  }
}
