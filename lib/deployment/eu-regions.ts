/**
 * The regions that Sigill may be deployed to: all in the European Union. Names are deceptive, so the list is
 * explicit: eu-west-2 is London and eu-central-2 is Zürich, both outside the Union.
 */
export const euRegions = [
  'eu-north-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-3',
  'eu-south-1',
  'eu-south-2',
] as const;

export type EuRegion = (typeof euRegions)[number];

export const isEuRegion = (region: string): region is EuRegion =>
  (euRegions as readonly string[]).includes(region);
