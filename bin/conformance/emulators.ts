import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { execute, isThere, lastLine } from './execute.ts';
import { type Installed, installPython } from './install.ts';

/** An emulator that nobody here wrote, how it is started, and what it is asked to judge. */
export interface Emulator {
  readonly name: string;
  readonly suites: readonly string[];
  start(
    port: number,
  ): Promise<Installed<{ program: string; words: readonly string[]; env: Record<string, string> }>>;
}

const ministackPackages = ['ministack==1.5.33', 'botocore==1.43.106', 'boto3', 'cryptography'];

export const emulators: readonly Emulator[] = [
  {
    name: 'ministack',
    suites: ['dynamodb', 's3', 'kms', 'sqs', 'sns', 'ses', 'states'],
    async start(port) {
      const installed = await installPython('ministack', ministackPackages);
      if ('skipped' in installed) return installed;
      const env = {
        BIND_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        IOT_MTLS_ENABLED: '0',
        SFTP_ENABLED: '0',
      };
      return { is: { program: join(installed.is, 'ministack'), words: [], env } };
    },
  },
  {
    name: 'dynoxide',
    suites: ['dynamodb'],
    async start(port) {
      if (process.platform !== 'linux' || process.arch !== 'x64') return { skipped: 'only for Linux on x64' };
      if (!(await isThere('npm'))) return { skipped: 'there is no npm' };
      const folder = join(cacheFolder(), 'dynoxide');
      mkdirSync(folder, { recursive: true });
      const words = ['install', '--prefix', folder, '--no-audit', '--no-fund', '@dynoxide/linux-x64@1.2.1'];
      const ended = await execute('npm', words, { patience: 300_000 });
      if (ended.code !== 0) return { skipped: `npm: ${lastLine(ended)}` };
      const program = join(folder, 'node_modules/@dynoxide/linux-x64/dynoxide');
      return { is: { program, words: ['serve', '--host', '127.0.0.1', '--port', String(port)], env: {} } };
    },
  },
];
