import { parseArguments, usage } from './command/arguments.ts';
import { callUnit } from './command/call-unit.ts';

/**
 * `create-organisation --stage prod --name "Bolig ApS" --contact kontakt@bolig.dk --owner "Åse Ø" [--mode live|test]`
 *
 * Makes an organisation in a deployed stack and one API key for it, with the credentials and region of the
 * environment. The key is printed once and kept nowhere. `--organisation org_…` makes a further key instead;
 * `--organisation operator --mode live --scopes privacy:read,privacy:write` one for the operator's own registers.
 */
const how =
  'create-organisation --stage STAGE --name NAME --contact ADDRESS --owner WHO [--mode live|test] [--organisation ID] [--scopes a,b]';
const { options } = parseArguments(process.argv.slice(2), [
  'stage',
  'name',
  'contact',
  'owner',
  'mode',
  'organisation',
  'scopes',
]);
const { stage, name, contact, owner, mode = 'test' } = options;
const scopes = (options.scopes ?? 'envelopes:read,envelopes:write').split(',');
if (stage === undefined || owner === undefined || (mode !== 'live' && mode !== 'test')) usage(how);
if (options.organisation === undefined && (name === undefined || contact === undefined)) usage(how);

const organisationId =
  options.organisation ??
  (
    await callUnit<{ organisationId: string }>(stage, 'operator-create-organisation', {
      name,
      contactEmail: contact,
    })
  ).organisationId;
const { apiKey } = await callUnit<{ apiKey: string }>(stage, 'operator-create-key', {
  organisationId,
  mode,
  scopes,
  owner,
});
process.stdout.write(`${JSON.stringify({ organisationId, mode, scopes, apiKey }, null, 2)}\n`);
