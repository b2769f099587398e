import { COUNTRIES, type Country } from '../layers/privacy/calendar/country.ts';
import { parseArguments, usage } from './command/arguments.ts';
import { randomFrom } from './test-data/random.ts';
import { syntheticPerson } from './test-data/synthetic-person.ts';

const words = 'test-data [--people 50] [--seed 1] [--country DK|SE|NO|FI]';
const { positional, options } = parseArguments(process.argv.slice(2), ['people', 'seed', 'country']);
const [people, seed] = [Number(options.people ?? 50), Number(options.seed ?? 1)];
const country = COUNTRIES.find((one) => one === options.country) as Country | undefined;
if (
  positional.length > 0 ||
  !Number.isInteger(people) ||
  people < 1 ||
  people > 100_000 ||
  !Number.isInteger(seed) ||
  (options.country !== undefined && country === undefined)
)
  usage(words);

/** One synthetic person a line, as JSON that `POST /v1/envelopes` takes as a recipient. */
const random = randomFrom(seed);
for (let serial = 1; serial <= people; serial += 1)
  process.stdout.write(`${JSON.stringify(syntheticPerson(random, serial, country))}\n`);
