import { readFileSync, writeFileSync } from 'node:fs';
import { bufferSource } from '../../layers/sealing/bytes/buffer-source.ts';
import { fileSource } from '../../layers/sealing/bytes/file-source.ts';
import type { Sha256State } from '../../layers/sealing/bytes/sha256.ts';
import { nodeCrypto as crypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { inspectUpload } from '../../layers/sealing/pdf/inspect-upload.ts';
import { sealPdf } from '../../layers/sealing/sign/seal-pdf.ts';
import { createTestAuthority } from '../sealing/x509/test-authority.ts';

/**
 * One measurement in a process of its own: `first <file>`, `buffer <file>`, `ranged <file> <state.json>`,
 * `hostile <file>`. Prints JSON. Peak is what the process grew by while it worked, as the system counts.
 */
const [task = '', file = '', state = ''] = process.argv.slice(2);
const signer = await createTestAuthority();
const request = { signingTime: new Date() };
/** Peak or present size of this process in bytes, as Linux counts it; elsewhere the peak since its start. */
function resident(which: 'VmHWM' | 'VmRSS'): number {
  try {
    const line = readFileSync('/proc/self/status', 'utf8').match(new RegExp(`${which}:\\s+(\\d+) kB`));
    return Number(line?.[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

/** Forgets the peak so far: making keys and certificates needed more than sealing does. */
function forgetPeak(): void {
  globalThis.gc?.();
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux: the peak since the start has to do.
  }
}

/** What became of a hostile file. */
let answer = '';

async function work(): Promise<void> {
  if (task === 'hostile') {
    const { refusal, findings } = await inspectUpload(bufferSource(bytes));
    answer = refusal?.reason ?? (findings.length > 0 ? `${findings.length} findings` : 'ready');
    await sealPdf(bufferSource(bytes), { signer, crypto, request }).catch(() => undefined);
    return;
  }
  if (task === 'ranged') {
    const source = await fileSource(file);
    const original = { state: JSON.parse(readFileSync(state, 'utf8')) as Sha256State };
    await sealPdf(source, { signer, crypto, request, original });
    await source.close();
    return;
  }
  await sealPdf(bufferSource(bytes), { signer, crypto, request });
}

const bytes = task === 'ranged' ? new Uint8Array(0) : new Uint8Array(readFileSync(file));
forgetPeak();
const before = resident('VmRSS');
const started = performance.now();
const idle = process.cpuUsage();
await work();
const took = performance.now() - started;
const { user, system } = process.cpuUsage(idle);
const cpu = (user + system) / 1000;
const [grew, whole] = [resident('VmHWM') - before, resident('VmHWM')];
process.stdout.write(JSON.stringify({ took, cpu, grew, whole, answer }));
