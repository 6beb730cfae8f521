// The server as a table of contents: what it is made of, in the order in which a request meets it.
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';

import express from 'express';
import helmet from 'helmet';

import type { Context } from './context.ts';
import { sessionHandlers } from './features/sessions/live.ts';
import { markSeen } from './features/sessions/commands.ts';
import { interviewHandlers } from './features/interviews/live.ts';
import { monitoringHandlers } from './features/monitoring/live.ts';
import { bindAgencies } from './features/agencies/routes.ts';
import { bindAttempts } from './features/attempts/routes.ts';
import { webFormPages } from './features/web-forms/form-pages.ts';
import { bindPaperForms } from './features/paper-forms/routes.ts';
import { bindWebForms } from './features/web-forms/routes.ts';
import { webhooks } from './features/attempts/webhooks.ts';
import { bindBackChecks } from './features/back-checks/routes.ts';
import { bindCallChecks } from './features/call-checks/routes.ts';
import { bindDoNotCall } from './features/do-not-call/routes.ts';
import { bindInterviews } from './features/interviews/routes.ts';
import { bindLists } from './features/lists/routes.ts';
import { bindMonitoring } from './features/monitoring/routes.ts';
import { bindPlans } from './features/plans/routes.ts';
import { publicPages } from './features/publications/public-pages.ts';
import { bindPublications } from './features/publications/routes.ts';
import { bindQuestionnaires } from './features/questionnaires/routes.ts';
import { bindExports } from './features/exports/routes.ts';
import { bindEarlier } from './features/earlier/routes.ts';
import { bindImprovement } from './features/improvement/routes.ts';
import { bindOpenAnswers } from './features/open-answers/routes.ts';
import { bindReports } from './features/reports/routes.ts';
import { bindResults } from './features/results/routes.ts';
import { bindRefusalHelp } from './features/refusal-help/routes.ts';
import { bindSamples } from './features/samples/routes.ts';
import { bindSessions } from './features/sessions/routes.ts';
import { bindStaff, type StaffDoor } from './features/staff/routes.ts';
import { bindSurveys } from './features/surveys/routes.ts';
import { bindTimeline } from './features/timeline/routes.ts';
import { healthDoor, type HealthChecks } from './platform/health.ts';
import type { HttpDoor } from './platform/http.ts';
import { bindLive, openLive, type LiveHub, type LiveSettings } from './platform/live.ts';
import { openApiDocument } from './platform/open-api.ts';
import { answerErrors } from './platform/request-errors.ts';
import { actorFrom } from './platform/sign-in.ts';
import { receiveFile } from './platform/uploads.ts';

export interface AppSettings {
  /** Everything of the context but the publisher, which is the app's own. */
  readonly base: Omit<Context, 'live'>;
  readonly live: LiveSettings;
  readonly staff: StaffDoor;
  readonly health: HealthChecks;
  /** Folder of the built client; null when it is served by somebody else (vite in development). */
  readonly clientFolder: string | null;
}

export interface App {
  readonly http: Server;
  readonly hub: LiveHub;
  close(): Promise<void>;
}

/** How often the server says which consoles it sees (features/cases/claim.ts forgets them after 30 s). */
const seenEveryMs = 10_000;

export function createApp(settings: AppSettings): App {
  const app = express();
  const http = createServer(app);
  const hub = openLive(settings.live, http);
  const base: Context = { ...settings.base, live: hub };
  const actorOf = (headers: Headers) => actorFrom(settings.staff.auth, headers);

  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(securityHeaders(settings.staff.voiceOrigin));
  app.get('/healthz', healthDoor(settings.health));
  app.get('/openapi.json', (_request, response) => void response.json(openApiDocument()));
  app.use('/twilio', webhooks(base));
  app.use('/cong-bo', publicPages(base));
  app.use('/phieu', webFormPages(base));

  const router = express.Router();
  const door: HttpDoor = { router, base, actorOf, receiveFile };
  app.use('/api', refuseForeignOrigins(base.publicUrl), express.json({ limit: '2mb' }));
  bindStaff(door, settings.staff);
  bindSurveys(door);
  bindLists(door, settings.live.pool);
  bindAgencies(door);
  bindPlans(door);
  bindDoNotCall(door);
  bindSamples(door);
  bindQuestionnaires(door);
  bindAttempts(door);
  bindSessions(door);
  bindInterviews(door);
  bindWebForms(door);
  bindPaperForms(door);
  bindRefusalHelp(door);
  bindCallChecks(door);
  bindMonitoring(door);
  bindBackChecks(door);
  bindResults(door);
  bindOpenAnswers(door);
  bindReports(door);
  bindEarlier(door);
  bindImprovement(door);
  bindExports(door);
  bindPublications(door);
  bindTimeline(door);
  app.use(router);
  app.use(
    '/api',
    (_request, response) =>
      void response.status(404).json({ code: 'not-found', details: { what: 'endpoint' }, requestId: '' }),
  );

  bindLive(hub, base, actorOf, { ...sessionHandlers, ...interviewHandlers, ...monitoringHandlers });
  const seen = setInterval(() => {
    const here = [...hub.io.of('/').sockets.values()].map((socket) => socket.data.actor.id);
    markSeen(base, here).catch((error: unknown) =>
      base.log.warn({ err: error }, 'consoles could not be noted'),
    );
  }, seenEveryMs);

  if (settings.clientFolder) serveClient(app, settings.clientFolder);
  app.use(answerErrors(base.log));
  return {
    http,
    hub,
    async close() {
      clearInterval(seen);
      await hub.close();
    },
  };
}

function securityHeaders(voiceOrigin: string | null) {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'self'"],
        'connect-src': ["'self'", 'ws:', 'wss:', ...(voiceOrigin ? [voiceOrigin] : [])],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'upgrade-insecure-requests': null,
      },
    },
    strictTransportSecurity: false,
  });
}

/**
 * A page of another origin may not act with the cookie of somebody signed in here. Ours is where the request says it
 * went, or the public address: a proxy in front may have put another name into Host.
 */
function refuseForeignOrigins(publicUrl: string): express.RequestHandler {
  const publicOrigin = new URL(publicUrl).origin;
  return (request, response, next) => {
    const origin = request.header('origin');
    if (origin === undefined || origin === publicOrigin) return next();
    if (URL.canParse(origin) && new URL(origin).host === request.header('host')) return next();
    response.status(403).json({ code: 'forbidden', details: {}, requestId: '' });
  };
}

function serveClient(app: express.Express, folder: string): void {
  app.use(express.static(folder, { index: false, maxAge: '1y', immutable: true }));
  app.get(/^\/(?!api\/|twilio\/|socket\.io\/).*/, (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(folder, 'index.html'));
  });
}
