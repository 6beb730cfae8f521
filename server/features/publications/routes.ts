import { getPublication, publishEdition } from '#contract/publications.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { publicationView } from './publication-view.ts';

export function bindPublications(door: HttpDoor): void {
  bind(door, getPublication, (ctx, { params }) => publicationView(ctx, params.surveyId));
  bind(door, publishEdition, (ctx, { params, body }) => commands.publishEdition(ctx, params.surveyId, body));
}
