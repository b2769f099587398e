/**
 * TLS 1.2 or 1.3 with forward secrecy, and the host name must match: set wherever a client connects, because
 * the gateway's default still speaks TLS 1.0.
 */
export const tlsPolicy = {
  securityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
  endpointAccessMode: 'STRICT',
} as const;
