import { bufferSource } from '../layers/sealing/bytes/buffer-source.ts';
import { concatSources } from '../layers/sealing/bytes/concat-sources.ts';
import { openInput } from './command/open-input.ts';
import { authorityFolder, workingPath } from './command/working-path.ts';
import { checkLevel } from './seal/check-level.ts';
import { type CommandAuthority, openCommandAuthority } from './seal/command-authority.ts';
import { fetchBytes } from './seal/fetch-bytes.ts';
import { findIdentity } from './seal/find-identity.ts';
import { type SealArguments, sealArguments } from './seal/seal-arguments.ts';
import { asFailure } from './seal/seal-failure.ts';
import { sealToLevel } from './seal/seal-to-level.ts';
import { httpTransport, timeStamper } from './seal/time-stamper.ts';
import { writeSealed } from './seal/write-sealed.ts';

/** `seal in.pdf out.pdf …`: 0, or 2 with the reason as JSON on standard error and no output file. */
async function run(given: SealArguments): Promise<void> {
  let opened: Promise<CommandAuthority> | undefined;
  const authority = () => {
    opened ??= openCommandAuthority(authorityFolder());
    return opened;
  };
  const identity = await findIdentity(given, authority);
  const stamps = timeStamper(
    given.tsa === undefined
      ? async (request) => (await authority()).timeStamp(request)
      : httpTransport(given.tsa),
  );
  const source = await openInput(given.input);
  try {
    const { tail, field } = await sealToLevel(source, {
      identity,
      level: given.level,
      timeStamper: stamps,
      fetch: async (request) =>
        (await (await opened)?.publish(request.url)) ?? (await fetchBytes(request.url, request)),
      ...(given.field !== undefined && { fieldName: given.field }),
    });
    const sealed = concatSources(source, bufferSource(tail));
    const trust = [...identity.trust, ...stamps.anchors];
    const { level, algorithm, signedBy } = await checkLevel(sealed, { level: given.level, field, trust });
    const output = given.output === '-' ? '-' : workingPath(given.output);
    const written = await writeSealed(source, tail, output);
    const report = { level, field, algorithm, signedBy, ...written };
    // Standard output carries the file itself when that was asked for.
    const channel = output === '-' ? process.stderr : process.stdout;
    if (given.json) channel.write(`${JSON.stringify(report)}\n`);
    else process.stderr.write(`sealed at level ${level} by ${signedBy} in field ${field}\n`);
  } finally {
    await source.close();
  }
}

try {
  await run(sealArguments(process.argv.slice(2)));
} catch (error) {
  const { code, reason, detail } = asFailure(error);
  process.stderr.write(`${JSON.stringify({ code, reason, detail })}\n`);
  process.exitCode = 2;
}
