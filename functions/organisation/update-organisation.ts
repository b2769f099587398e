import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { etagOf } from '../../layers/http/etag.ts';
import type { RouteHandler } from '../../layers/http/route-handler.ts';
import {
  organisationView,
  updateOrganisation as update,
} from '../../layers/usecases/organisations/organisation.ts';
import { callerOf, expected } from '../shared/http.ts';

const ports = { organisations: organisationStore };

export const updateOrganisation: RouteHandler<'updateOrganisation'> = async (call) => {
  const organisation = await update(ports, callerOf(call.principal), call.body, {
    ifMatch: expected(call.ifMatch),
    now: call.now,
  });
  return { status: 200, body: organisationView(organisation, call.now), etag: etagOf(organisation.ver) };
};
