import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionSpec } from '../functions.ts';
import type { Place } from '../resource-types.ts';
import { isObject, type Resource, type Template, TemplateError } from '../template.ts';
import { known, numberOf, object, strings } from './properties.ts';

/** At most so many workers a function on one computer. */
const WORKERS = 4;

/** Reads the functions of the template; each runs the unmodified asset. @throws TemplateError */
export function readFunctions(
  template: Template,
  place: Place,
  credentialsOf: (roleArn: string, functionName: string) => { accessKeyId: string; secretAccessKey: string },
): FunctionSpec[] {
  const layers = new Map(
    template
      .resources('AWS::Lambda::LayerVersion')
      .map((layer) => [layer.ref, template.assetPath(String(object(layer.properties.Content).S3Key))]),
  );
  return template.resources('AWS::Lambda::Function').map((resource) => {
    const { name, arn } = resource;
    const properties = known(resource, [
      ...[
        'Code',
        'Role',
        'Handler',
        'Runtime',
        'Environment',
        'Timeout',
        'MemorySize',
        'Layers',
        'FunctionName',
      ],
      ...[
        'Architectures',
        'LoggingConfig',
        'TracingConfig',
        'Description',
        'ReservedConcurrentExecutions',
        'Tags',
      ],
      ...['DeadLetterConfig', 'KmsKeyArn', 'EphemeralStorage', 'RuntimeManagementConfig', 'RecursiveLoop'],
    ]);
    const folder = template.assetPath(String(object(properties.Code).S3Key));
    const [file, exportName] = findHandler(resource, folder);
    const logGroup = String(object(properties.LoggingConfig).LogGroup ?? `/aws/lambda/${name}`);
    const memoryMb = numberOf(properties.MemorySize, 128);
    const credentials = credentialsOf(String(properties.Role), name);
    const folders = strings(properties.Layers).map((layer) => layers.get(layer) ?? '');
    const own = Object.entries(object(object(properties.Environment).Variables));
    return {
      ...{ name, arn, file, exportName, memoryMb, logGroup },
      timeoutMs: numberOf(properties.Timeout, 3) * 1000,
      concurrency: Math.min(WORKERS, numberOf(properties.ReservedConcurrentExecutions, WORKERS)),
      environment: {
        TZ: 'UTC',
        LANG: 'en_US.UTF-8',
        AWS_REGION: place.region,
        AWS_DEFAULT_REGION: place.region,
        AWS_ENDPOINT_URL: place.awsUrl,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
        AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: String(properties.Handler),
        // Whom a test or a demonstration registers may live on this computer; no template says so.
        EGRESS_LOOPBACK: 'allowed',
        // Settings of whoever works at this computer must not reach the functions.
        AWS_CONFIG_FILE: join(folder, '.aws-config'),
        AWS_SHARED_CREDENTIALS_FILE: join(folder, '.aws-credentials'),
        ...Object.fromEntries(own.map(([key, value]) => [key, inLayers(String(value), folders)])),
      },
    };
  });
}

/** `a/b.handler` is the export `handler` of `a/b.mjs` or `a/b.js`. */
function findHandler(
  { logicalId, properties }: Resource,
  folder: string,
): [file: string, exportName: string] {
  const [, module = '', exportName = ''] = /^(.+)\.([^./]+)$/.exec(String(properties.Handler)) ?? [];
  const file = ['.mjs', '.js'].map((end) => join(folder, module + end)).find(existsSync);
  if (!file) throw new TemplateError(`${logicalId}: the asset has no ${module}.mjs`);
  return [file, exportName];
}

/** Layers are not mounted at `/opt` here: a variable that names a path in one gets the path of its folder. */
function inLayers(value: string, folders: string[]): string {
  const path = /^\/opt(?:\/|$)(.*)/.exec(value)?.[1];
  if (path === undefined) return value;
  return folders.map((folder) => join(folder, path)).find(existsSync) ?? value;
}

/** Functions that the gateway may call, by their `AWS::Lambda::Permission`. */
export function invocableBy(service: string, permissions: Resource[]): (functionArn: string) => boolean {
  const allowed = permissions
    .filter(({ properties }) => isObject(properties) && properties.Principal === service)
    .map(({ properties }) => String(properties.FunctionName).split(':').at(-1));
  return (functionArn) => allowed.includes(functionArn.split(':')[6]);
}
