import type { AwsCall } from './types.ts';

interface UsageLine {
  service: string;
  operation: string;
  calls: number;
  /** As the service bills: DynamoDB read or write units; otherwise one a call. */
  units: number;
}

export interface Usage {
  onCall(call: AwsCall): void;
  lines(): UsageLine[];
  reset(): void;
}

/** Counts every call to a service, so that what a deployment would cost can be computed. */
export function createUsage(): Usage {
  const lines = new Map<string, UsageLine>();
  return {
    onCall({ service, operation, units = 1 }) {
      const key = `${service}/${operation}`;
      const line = lines.get(key) ?? { service, operation, calls: 0, units: 0 };
      lines.set(key, { ...line, calls: line.calls + 1, units: line.units + units });
    },
    lines: () =>
      [...lines.values()].toSorted((a, b) => (a.service + a.operation < b.service + b.operation ? -1 : 1)),
    reset: () => lines.clear(),
  };
}
