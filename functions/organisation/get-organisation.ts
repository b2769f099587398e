import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import {
  getOrganisation as get,
  organisationView,
} from '../../layers/usecases/organisations/organisation.ts';
import { callerOf } from '../shared/http.ts';

const ports = { organisations: organisationStore };

export const getOrganisation: RouteHandler<'getOrganisation'> = async (call) => {
  const organisation = await get(ports, callerOf(call.principal));
  return { status: 200, body: organisationView(organisation, call.now), etag: etagOf(organisation.ver) };
};
