// A database for one test file: a copy of a template on the run's server.
import { randomUUID } from 'node:crypto';

import pg from 'pg';
import { inject } from 'vitest';

export interface FreshDatabase {
  readonly url: string;
  /** Ends the connections that are still open, too. */
  drop(): Promise<void>;
}

/**
 * One with the demo's accounts and the shipped forms, as every office has some; takes about as long as one HTTP request.
 */
export function freshDatabase(): Promise<FreshDatabase> {
  return create(inject('furnishedDatabase'));
}

/** One in which nobody has been yet. */
export function bareDatabase(): Promise<FreshDatabase> {
  return create(inject('migratedDatabase'));
}

/** One without any table. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return create('template0');
}

async function create(template: string): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} template ${template}`);
  const url = new URL(inject('maintenanceUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('maintenanceUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
