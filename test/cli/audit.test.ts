import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, workFolder } from './run-command.ts';

const folder = workFolder();
afterAll(folder.remove);

const json = (name: string) => JSON.parse(readFileSync(resolve(name), 'utf8'));
// Nobody is asked: what is judged here is the lockfile.
const env = { npm_config_offline: 'true', npm_config_registry: 'http://127.0.0.1:9' };
const audit = async (where: string) => {
  const { code, stdout } = await runCommand('audit', [where], { data: folder.path('data'), env });
  return { code, lines: stdout.toString().trim().split('\n') };
};

describe('the dependency audit', () => {
  it('NX-19: finds every package of this project pinned to its bytes', async () => {
    const { code, lines } = await audit('.');
    expect([code, lines.length]).toEqual([0, 1]);
    expect(lines[0]).toMatch(/^lockfile: 0 findings; /);
  });

  it('NX-19: stops at a range, at other bytes, and at a package from elsewhere', async () => {
    const { dependencies } = json('package.json');
    const lock = json('package-lock.json');
    lock.packages['node_modules/zod'].integrity = undefined;
    lock.packages['node_modules/pdf-lib'].resolved = 'git+ssh://git@example.com/pdf-lib.git';
    lock.packages['node_modules/nodemailer'].version = '1.0.0';
    const manifest = { dependencies: { ...dependencies, canonicalize: '^5.1.0' } };
    writeFileSync(folder.path('package.json'), JSON.stringify(manifest));
    writeFileSync(folder.path('package-lock.json'), JSON.stringify(lock));
    const { code, lines } = await audit(folder.path('.'));
    expect(code).toBe(1);
    expect(lines.filter((line) => line.startsWith('✗'))).toEqual([
      '✗ canonicalize: ^5.1.0 is a range',
      '✗ canonicalize: the lockfile does not hold ^5.1.0',
      expect.stringMatching(/^✗ nodemailer: the lockfile does not hold /),
      '✗ node_modules/zod: no SHA-512',
      '✗ node_modules/pdf-lib: not from the registry',
    ]);
  });
});
