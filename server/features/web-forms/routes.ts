import { countLinks, getWebForms, issueLinks, revokeLinks } from '#contract/web-forms.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import { countAddressees } from './addressees.ts';
import * as links from './links.ts';
import { webForms } from './queries.ts';

export function bindWebForms(door: HttpDoor): void {
  bind(door, getWebForms, (ctx, { params }) => webForms(ctx, params.surveyId));
  bind(door, countLinks, (ctx, { params, query }) => countAddressees(ctx, params.surveyId, query));
  bind(door, issueLinks, (ctx, { params, body }) => links.issueLinks(ctx, params.surveyId, body));
  bind(door, revokeLinks, (ctx, { params, body }) => links.revokeLinks(ctx, params.surveyId, body));
}
