import type { EventUnit } from './event-unit.ts';

const byCommand = {
  stack: 'operations',
  memoryMb: 512,
  timeoutSeconds: 30,
  trigger: { kind: 'call' },
} as const satisfies Partial<EventUnit>;

/** What the operator's command `certificate` calls. */
export const certificateUnits: readonly EventUnit[] = [
  {
    ...byCommand,
    id: 'operator/request-certificate',
    description: 'Makes a certificate request for a key of one’s own; called by a command only',
    grant: { evidence: 'ra', sealerKeys: 'sign' },
  },
  {
    ...byCommand,
    id: 'operator/install-certificate',
    description: 'Checks and installs the certificate that an authority has issued; called by a command only',
    grant: { evidence: 'ra', sealerKeys: 'read' },
  },
  {
    ...byCommand,
    id: 'operator/withdraw-certificate',
    description: 'Has the built-in authority seal again; called by a command only',
    grant: { evidence: 'ra' },
  },
  {
    ...byCommand,
    id: 'operator/appoint-time-stamps',
    description: 'Appoints the services that give time-stamps; called by a command only',
    grant: { evidence: 'ra' },
  },
  {
    ...byCommand,
    id: 'operator/list-certificates',
    description: 'Tells who signs what until when; called by a command only',
    grant: { evidence: 'r', sealerKeyPlan: true },
  },
];
