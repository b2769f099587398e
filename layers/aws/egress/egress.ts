import { type Egress, type EgressCall, EgressFailed, EgressRefused } from '../../ports/egress.ts';
import { egressVerdict } from '../../privacy/policy/egress/egress-verdict.ts';
import { loopbackAllowed } from '../environment.ts';
import { gateOf } from './gate.ts';
import { pinAddress } from './pin-address.ts';
import { pinnedRequest } from './pinned-request.ts';
import { recordRefusal } from './refusals.ts';

const defaultMaxBytes = 1024 * 1024;
const defaultTimeoutMs = 10_000;

function parse(text: string): URL {
  if (!URL.canParse(text)) throw new EgressRefused('malformedAddress');
  return new URL(text);
}

/** Plain HTTP is only ever spoken to this computer itself. */
const isLocal = (url: URL): boolean =>
  loopbackAllowed() && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);

async function pass(call: EgressCall, now: Date) {
  const url = parse(call.url);
  const { recipient, choice } = await gateOf(call.space, call.recipient);
  const refusal = egressVerdict(recipient, choice, { ...call, url, loopback: isLocal(url) }, now);
  if (refusal !== null) throw new EgressRefused(refusal);
  return { url, to: await pinAddress(url.hostname, loopbackAllowed()) };
}

/** The one door (docs/reference/egress.md). */
export const egress: Egress = {
  async call(call, now) {
    const signal = AbortSignal.timeout(call.timeoutMs ?? defaultTimeoutMs);
    try {
      const { url, to } = await pass(call, now);
      await call.beforeSend?.();
      if (signal.aborted) throw new EgressFailed('timeout');
      return await pinnedRequest({
        url,
        to,
        method: call.method,
        headers: call.headers ?? {},
        body: call.body ?? null,
        maxBytes: call.maxBytes ?? defaultMaxBytes,
        signal,
      });
    } catch (error) {
      if (error instanceof EgressRefused) await recordRefusal(call, error.code, now);
      throw error;
    }
  },
};
