import { isEuRegion } from '../deployment/eu-regions.ts';
import type { Check, Finding } from './check.ts';
import { stringsIn } from './template.ts';

const regionName = /\b(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us|us-gov)-[a-z]+-\d\b/g;

/** NS-11, NX-12, ES-24, P-42: data and logs stay in the European Union, in the region that was asked for. */
export const euRegions: Check = {
  name: 'eu-regions',
  promise: 'Every stack has an explicit region in the European Union and names none outside it',
  run: (stacks) =>
    stacks.flatMap((stack): Finding[] => {
      const { region } = stack;
      if (region === undefined || !isEuRegion(region)) {
        return [
          { stack, resource: null, location: 'Stack', detail: `the region is ${region ?? 'not given'}` },
        ];
      }
      return Object.entries(stack.template.Resources).flatMap(([id, resource]) =>
        [...new Set(stringsIn(resource).flatMap((text) => text.match(regionName) ?? []))]
          .filter((name) => !isEuRegion(name))
          .map((name) => ({
            stack,
            resource: id,
            location: 'Properties',
            detail: `${name} is outside the Union`,
          })),
      );
    }),
};
