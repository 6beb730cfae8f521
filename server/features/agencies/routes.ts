import {
  changeAgency,
  createAgency,
  findAdministrativeUnits,
  getAgencies,
  getNewAgencyNames,
  removeAgency,
  reopenAgencyName,
  reviewAgencyName,
} from '#contract/agencies.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import { findUnits } from './administrative-units.ts';
import * as commands from './commands.ts';
import { newAgencyNames } from './queries.ts';
import { agencyTree } from './tree.ts';

export function bindAgencies(door: HttpDoor): void {
  bind(door, getAgencies, (ctx) => agencyTree(ctx.db));
  bind(door, getNewAgencyNames, (ctx, { query }) => newAgencyNames(ctx.db, query.surveyId));
  // Before the addresses with an id, which would take its name for one.
  bind(door, reviewAgencyName, (ctx, { body }) => commands.reviewAgencyName(ctx, body));
  bind(door, reopenAgencyName, async (ctx, { body }) => {
    await commands.reopenAgencyName(ctx, body);
    return {};
  });
  bind(door, createAgency, (ctx, { body }) => commands.createAgency(ctx, body));
  bind(door, changeAgency, (ctx, { params, body }) => commands.changeAgency(ctx, params.agencyId, body));
  bind(door, removeAgency, async (ctx, { params }) => {
    await commands.removeAgency(ctx, params.agencyId);
    return {};
  });
  bind(door, findAdministrativeUnits, (ctx, { query }) => findUnits(ctx.db, query.system, query.search));
}
