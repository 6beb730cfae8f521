// Browsers on this machine may call the doors that have no password; pages of other origins may not.

import type { RequestHandler } from 'express';

/** CORS for loopback origins: answers their preflight, refuses every other origin with 403. */
export const loopbackOrigins: RequestHandler = (request, response, next) => {
  const { origin } = request.headers;
  if (origin === undefined) return next();
  if (!isLoopback(origin)) {
    response
      .status(403)
      .json({ error: 'foreign-origin', message: `Pages of ${origin} may not use the simulator.` });
    return;
  }
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
  if (request.method !== 'OPTIONS') return next();
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  response.status(204).end();
};

function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
