import { type ProblemCode, problemCodes } from './problem-codes.ts';
import { problemType } from './problem-type.ts';
import { securityHeaders } from './security-headers.ts';

/** Answers of the gateway itself, before any route is reached (AWS::ApiGateway::GatewayResponse types). */
const codes = {
  ACCESS_DENIED: 'forbidden',
  API_CONFIGURATION_ERROR: 'internal_error',
  AUTHORIZER_CONFIGURATION_ERROR: 'internal_error',
  AUTHORIZER_FAILURE: 'internal_error',
  BAD_REQUEST_BODY: 'bad_request',
  BAD_REQUEST_PARAMETERS: 'bad_request',
  DEFAULT_4XX: 'bad_request',
  DEFAULT_5XX: 'internal_error',
  EXPIRED_TOKEN: 'forbidden',
  INTEGRATION_FAILURE: 'service_unavailable',
  INTEGRATION_TIMEOUT: 'gateway_timeout',
  INVALID_API_KEY: 'forbidden',
  INVALID_SIGNATURE: 'forbidden',
  MISSING_AUTHENTICATION_TOKEN: 'not_found',
  QUOTA_EXCEEDED: 'rate_limited',
  REQUEST_TOO_LARGE: 'payload_too_large',
  RESOURCE_NOT_FOUND: 'not_found',
  THROTTLED: 'rate_limited',
  UNAUTHORIZED: 'unauthenticated',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported_media_type',
  WAF_FILTERED: 'forbidden',
} as const satisfies Record<string, ProblemCode>;

export interface GatewayResponse {
  readonly statusCode: string;
  /** `gatewayresponse.header.<name>` to a value in single quotes. */
  readonly responseParameters: Readonly<Record<string, string>>;
  /** By media type; only `$context` variables are filled in. */
  readonly responseTemplates: Readonly<Record<string, string>>;
}

/** A header whose value holds single quotes cannot be written as a static value there and is left out. */
function gatewayResponse(code: ProblemCode): GatewayResponse {
  const { status, title } = problemCodes[code];
  const headers = {
    ...securityHeaders,
    'content-type': 'application/problem+json',
    ...(status === 429 ? { 'retry-after': '1' } : {}),
  };
  const body = {
    type: problemType(code),
    title,
    status,
    detail: null,
    code,
    requestId: 'req_$context.requestId',
    errors: [],
  };
  return {
    statusCode: String(status),
    responseParameters: Object.fromEntries(
      Object.entries(headers)
        .filter(([, value]) => !value.includes("'"))
        .map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]),
    ),
    responseTemplates: { 'application/json': JSON.stringify(body) },
  };
}

/** What `x-amazon-apigateway-gateway-responses` holds: every refusal of the gateway is a problem document. */
export const gatewayResponses = (): Record<string, GatewayResponse> =>
  Object.fromEntries(Object.entries(codes).map(([type, code]) => [type, gatewayResponse(code)]));
