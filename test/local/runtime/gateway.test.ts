import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/local/template.ts';
import { functionResources, type Resources, type Started, start, variable } from './fixture.ts';

const uri = {
  'Fn::Join': [
    '',
    [
      'arn:aws:apigateway:',
      { Ref: 'AWS::Region' },
      ':lambda:path/2015-03-31/functions/',
      { 'Fn::GetAtt': ['api', 'Arn'] },
      '/invocations',
    ],
  ],
};
const proxy = { 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri } };
const problem =
  '{"type":"about:blank","status":404,"detail":$context.error.messageString,"requestId":"$context.requestId"}';
const mock = (statusCode: number, headers: Record<string, string> = {}): JsonObject => ({
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': `{"statusCode": ${statusCode}}` },
    responses: {
      default: {
        statusCode: String(statusCode),
        responseParameters: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
        ),
        responseTemplates: {
          'application/problem+json': `{"status":${statusCode},"requestId":"$context.requestId"}`,
        },
      },
    },
  },
});

const resources: Resources = {
  ...functionResources(
    'api',
    [{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } }],
    {
      Timeout: 20,
      Environment: {
        Variables: {
          TABLE: { Ref: 'Table' },
          ORIGIN: {
            'Fn::Sub': [
              `https://${variable('Api')}.execute-api`,
              variable('AWS::Region'),
              `${variable('AWS::URLSuffix')}/${variable('Stage')}/`,
            ].join('.'),
          },
        },
      },
    },
  ),
  ...functionResources('forbidden', [], { Handler: 'handlers.api' }),
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    },
  },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: { 'Fn::GetAtt': ['api', 'Arn'] },
      Principal: 'apigateway.amazonaws.com',
    },
  },
  Api: {
    Type: 'AWS::ApiGateway::RestApi',
    Properties: {
      Body: {
        openapi: '3.0.1',
        'x-amazon-apigateway-binary-media-types': ['application/pdf'],
        paths: {
          ...Object.fromEntries(
            [
              'now',
              'environment',
              'counter',
              'crash',
              'throw',
              'slow',
              'nonsense',
              'large',
              'binary',
              'cookies',
              'log',
              'echo',
            ].map((name) => [`/${name}`, { 'x-amazon-apigateway-any-method': proxy }]),
          ),
          '/slow': {
            get: {
              'x-amazon-apigateway-integration': {
                ...proxy['x-amazon-apigateway-integration'],
                timeoutInMillis: 300,
              },
            },
          },
          '/items/{id}': { post: proxy, 'x-amazon-apigateway-any-method': mock(405, { Allow: 'POST' }) },
          '/items/special': { get: proxy },
          '/forbidden': {
            get: {
              'x-amazon-apigateway-integration': {
                type: 'aws_proxy',
                uri: {
                  'Fn::Sub': `arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${variable('forbidden.Arn')}/invocations`,
                },
              },
            },
          },
          '/': { get: proxy },
          '/{proxy+}': { 'x-amazon-apigateway-any-method': mock(404) },
        },
      },
    },
  },
  Stage: {
    Type: 'AWS::ApiGateway::Stage',
    Properties: {
      StageName: 'prod',
      RestApiId: { Ref: 'Api' },
      AccessLogSetting: {
        DestinationArn: { 'Fn::GetAtt': ['AccessLog', 'Arn'] },
        Format:
          '{"resourcePath":"$context.resourcePath","status":"$context.status","requestId":"$context.requestId"}',
      },
    },
  },
  AccessLog: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 } },
  Refused: {
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: {
      ResponseType: 'DEFAULT_4XX',
      RestApiId: { Ref: 'Api' },
      ResponseTemplates: { 'application/problem+json': problem },
      ResponseParameters: { 'gatewayresponse.header.X-Request': 'context.requestId' },
    },
  },
};

let local: Started;
beforeAll(async () => {
  local = await start(resources);
});
afterAll(() => local.dispose());

const call = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${local.api}${path}`, init);
const echo = async (path: string, init: RequestInit = {}) =>
  (await (await call(path, init)).json()) as Record<string, unknown>;

describe('the gateway', () => {
  it('gives a function the event of payload format 1.0', async () => {
    const event = await echo('/echo?a=1&a=2&b=%C3%A6', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-several': 'one' },
      body: '{"å":1}',
    });
    expect(event).toMatchObject({
      resource: '/echo',
      path: '/echo',
      httpMethod: 'POST',
      queryStringParameters: { a: '2', b: 'æ' },
      multiValueQueryStringParameters: { a: ['1', '2'], b: ['æ'] },
      pathParameters: null,
      body: '{"å":1}',
      isBase64Encoded: false,
      requestContext: { resourcePath: '/echo', stage: 'prod', identity: { sourceIp: '127.0.0.1' } },
      headers: { 'x-several': 'one' },
      multiValueHeaders: { 'x-several': ['one'] },
    });
  });

  it('has null where there is nothing, for GET, HEAD and OPTIONS', async () => {
    expect(await echo('/echo')).toMatchObject({ body: null, queryStringParameters: null, httpMethod: 'GET' });
    const head = await call('/echo', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(await echo('/echo', { method: 'OPTIONS' })).toMatchObject({ httpMethod: 'OPTIONS' });
  });

  it('prefers a literal segment to a parameter, and decodes parameters', async () => {
    expect(await echo('/items/special')).toMatchObject({ resource: '/items/special' });
    const response = await call('/items/a%20b', { method: 'POST', body: 'x' });
    expect([response.status, await response.json()]).toEqual([201, { id: 'a b' }]);
    expect((await call('/echo/')).status).toBe(200);
  });

  it('answers other methods and unknown paths as the definition says', async () => {
    const wrongMethod = await call('/items/1', { method: 'DELETE' });
    expect(wrongMethod.status).toBe(405);
    expect(wrongMethod.headers.get('allow')).toBe('POST');
    expect(wrongMethod.headers.get('content-type')).toBe('application/problem+json');
    const unknown = await call('/no/such/path');
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({ status: 404, requestId: unknown.headers.get('x-amzn-requestid') });
  });

  it.each(['//echo', '///', '/a//b', '/echo/%20', '/..%2f..%2fetc'])('answers 404 for %s', async (path) => {
    expect((await raw(path)).status).toBe(404);
  });

  it.each(['/%', '/items/%E0%A4%A', '/%zz'])('answers 400 for the path %s', async (path) => {
    expect((await raw(path)).status).toBe(400);
  });

  it('survives a broken query', async () => {
    expect(await echo('/echo?a=%&%E0%A4=1&&=')).toMatchObject({ resource: '/echo' });
  });

  it('refuses a body over 10 MB in the shape of the gateway response', async () => {
    const response = await call('/echo', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = (await response.json()) as Record<string, unknown>;
    expect(body.detail).toBe('Request Entity Too Large');
    expect(response.headers.get('x-request')).toBe(body.requestId);
  });

  it('refuses a streamed body over 10 MB', async () => {
    const chunk = new Uint8Array(1024 * 1024);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => (sent++ < 12 ? controller.enqueue(chunk) : controller.close()),
    });
    const response = await call('/echo', { method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(response.status).toBe(413);
  });

  it('refuses what Lambda would not take: a body over 6 MB, headers over 10,240 bytes', async () => {
    expect((await call('/echo', { method: 'POST', body: Buffer.alloc(7_000_000, 'x') })).status).toBe(413);
    const response = await call('/echo', { headers: { 'x-long': 'x'.repeat(11_000) } });
    expect(response.status).toBe(431);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    ['/throw', 502],
    ['/crash', 502],
    ['/nonsense', 502],
    ['/large', 502],
    ['/slow', 504],
    ['/forbidden', 500],
  ])('answers %s with %d', async (path, status) => {
    expect((await call(path)).status).toBe(status);
    expect((await call('/counter')).status).toBe(200);
  });

  it('decodes a binary answer only for who accepts it, and takes binary bodies as base64', async () => {
    const binary = await call('/binary', { headers: { accept: 'application/pdf, */*' } });
    expect(await binary.text()).toBe('%PDF');
    expect(await (await call('/binary')).text()).toBe('JVBERg==');
    const body = new Uint8Array([0, 255, 128]);
    const event = await echo('/echo', {
      method: 'POST',
      headers: { 'content-type': 'application/pdf' },
      body,
    });
    expect(event).toMatchObject({ isBase64Encoded: true, body: 'AP+A' });
  });

  it('sends every value of a repeated header', async () => {
    const response = await call('/cookies');
    expect([response.status, response.headers.getSetCookie()]).toEqual([201, ['a=1', 'b=2']]);
  });

  it('gives functions their own environment only, and our address for the stage', async () => {
    const environment = await echo('/environment');
    expect(environment).toMatchObject({
      AWS_REGION: 'eu-north-1',
      AWS_LAMBDA_FUNCTION_NAME: 'api',
      AWS_ENDPOINT_URL: local.aws,
      TABLE: 'Test-Table',
      ORIGIN: `${local.api}/`,
    });
    expect(environment.PATH).toBeUndefined();
  });

  it('reuses a worker, and starts a new one after a crash', async () => {
    const before = (await echo('/counter')) as { calls: number };
    expect(await echo('/counter')).toMatchObject({ calls: before.calls + 1 });
    await call('/crash');
    const after = (await echo('/counter')) as { calls: number; left: number };
    expect(after.left).toBeGreaterThan(0);
  });

  it('writes the access log in the format of the stage', async () => {
    const response = await call('/items/42', { method: 'POST', body: 'x' });
    const id = response.headers.get('x-amzn-requestid');
    await expect
      .poll(() =>
        local.services.store.sql('SELECT message FROM logs_events WHERE log_group = ?').all('Test-AccessLog'),
      )
      .toContainEqual({ message: `{"resourcePath":"/items/{id}","status":"201","requestId":"${id}"}` });
  });

  it('keeps what functions log', async () => {
    await call('/log');
    const rows = local.services.store
      .sql('SELECT message FROM logs_events WHERE log_group = ?')
      .all('/aws/lambda/api');
    expect(rows).toContainEqual({ message: 'one line for the log\n' });
  });

  it('serves no control path that does not exist', async () => {
    expect((await call('/_local/nothing')).status).toBe(404);
  });
});

/** Sends the path exactly as it stands; fetch would tidy it. */
function raw(path: string): Promise<{ status: number }> {
  return new Promise((resolve, reject) => {
    const socket = new Socket();
    socket.once('error', reject);
    socket.once('data', (data) => {
      resolve({ status: Number(data.toString('latin1').split(' ')[1]) });
      socket.destroy();
    });
    socket.connect(Number(new URL(local.api).port), '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: local\r\n\r\n`),
    );
  });
}
