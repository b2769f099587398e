import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Started {
  readonly api: string;
  readonly aws: string;
  readonly dataDir: string;
  readonly synthesisMs: number;
  readonly startMs: number;
}

/** What a newcomer needs to see: where things are, and a command that can be pasted. */
export function greeting({ api, aws, dataDir, synthesisMs, startMs }: Started): string {
  const { apiKey } = JSON.parse(readFileSync(join(dataDir, 'ready.json'), 'utf8')) as { apiKey: string };
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  return `
Sigill is ready (synthesised in ${seconds(synthesisMs)} s, started in ${seconds(startMs)} s).

  API              ${api}/v1
  Reference        ${api}/docs
  Mails and SMS    ${api}/_local/outbox.html
  Verify a file    ${api}/verify
  AWS endpoint     ${aws}
  Data             ${dataDir}

Send a contract (any PDF of yours in place of contract.pdf):

  curl -s ${api}/v1/envelopes \\
    -H 'Authorization: Bearer ${apiKey}' -H 'Content-Type: application/json' \\
    -d "{\\"title\\":\\"My first contract\\",\\"status\\":\\"sent\\",
         \\"documents\\":[{\\"name\\":\\"contract.pdf\\",\\"content\\":\\"$(printf '%s' "$(base64 < contract.pdf)" | tr -d '\\n')\\"}],
         \\"recipients\\":[{\\"role\\":\\"signer\\",\\"name\\":\\"Åse Ø\\",\\"email\\":\\"aase@example.com\\",\\"locale\\":\\"da\\"}]}"

Then open the mails page and follow the link. Or run the whole journey: npm run demo
Stop with Ctrl-C; the data stay.
`;
}
