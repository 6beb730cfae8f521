// /Accounts/…/Conferences: read, list and end conferences.

import { Router, type Request } from 'express';

import type { Conference } from '#simulator/conferences/conference.ts';
import type { Rooms } from '#simulator/conferences/rooms.ts';

import { conferenceChangeForm, readForm } from './form.ts';
import { page, pageRequest } from './page.ts';
import { conferenceResource } from './representations.ts';
import { restErrors } from './rest-error.ts';

export function conferencesRouter(parts: { accountSid: string; rooms: Rooms }): Router {
  const { accountSid, rooms } = parts;
  const router = Router({ mergeParams: true });

  router.get('/Conferences.json', (request, response) => {
    const asked = pageRequest(request);
    const name = asked.query.get('FriendlyName');
    const status = asked.query.get('Status');
    const found = rooms
      .all()
      .filter(
        (each) =>
          (name === null || each.friendlyName === name) && (status === null || each.status === status),
      )
      .toReversed();
    const { items, frame } = page(found, asked);
    response.json({ conferences: items.map((each) => conferenceResource(each, accountSid)), ...frame });
  });

  router.get('/Conferences/:sid.json', (request, response) => {
    response.json(conferenceResource(existing(request), accountSid));
  });

  router.post('/Conferences/:sid.json', (request, response) => {
    const conference = existing(request);
    if (readForm(conferenceChangeForm, request.body).Status === 'completed') rooms.end(conference);
    response.json(conferenceResource(conference, accountSid));
  });

  function existing(request: Request<{ sid: string }>): Conference {
    const conference = rooms.find(request.params.sid);
    if (conference === undefined) throw restErrors.notFound(pageRequest(request).path);
    return conference;
  }

  return router;
}
