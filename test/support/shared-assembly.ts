import { ensureAssembly } from '../../bin/local/ensure-assembly.ts';
import { assembly } from './service.ts';

/** Made before any worker starts a service of its own. */
export default function setup(): void {
  ensureAssembly(assembly);
}
