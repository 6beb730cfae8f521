import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

import { describe, expect, test } from 'vitest';

import { readEnv, readSettings } from '#server/platform/env.ts';

const complete = {
  DATABASE_URL: 'postgresql://lang_nghe@localhost/lang_nghe?host=%2Fsrv%2Flang%20nghe%2Fpostgres',
  AUTH_SECRET: 'x'.repeat(32),
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  TWILIO_FROM: '+15005550006',
  TWILIO_API_BASE_URL: 'http://127.0.0.1:3900',
};

describe('settings', () => {
  test('all faults are named in one message, each with its variable', () => {
    const read = () =>
      readSettings({ PORT: 'abc', DATABASE_URL: 'mysql://x/y', LOG_LEVEL: 'loud', PUBLIC_URL: 'here' });
    for (const name of ['PORT:', 'DATABASE_URL:', 'LOG_LEVEL:', 'PUBLIC_URL:']) expect(read).toThrow(name);
  });

  test("Twilio's credentials come together or not at all", () => {
    expect(() => readSettings({ TWILIO_AUTH_TOKEN: 'token' })).toThrow(/TWILIO_ACCOUNT_SID:[^]*TWILIO_FROM:/);
    expect(() => readSettings({ TWILIO_API_BASE_URL: 'http://127.0.0.1:3900' })).toThrow(
      'TWILIO_ACCOUNT_SID:',
    );
    expect(readSettings({}).TWILIO_ACCOUNT_SID).toBeUndefined();
  });

  test('Twilio itself has to be told where to reach us; the simulator stands on this machine', () => {
    const { TWILIO_API_BASE_URL: _simulator, ...twilio } = complete;
    expect(() => readEnv(twilio)).toThrow('PUBLIC_URL:');
    expect(readEnv({ ...twilio, PUBLIC_URL: 'https://khao-sat.example' }).twilio.apiBaseUrl).toBeNull();
  });

  test('an empty variable counts as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      HOST: '127.0.0.1',
      DATA_DIR: '.data',
    });
  });

  test('a process that does the work names what it misses', () => {
    expect(() => readEnv({ ...complete, DATABASE_URL: undefined })).toThrow('DATABASE_URL: chưa đặt');
  });

  test('addresses lose their closing slash, and the public one follows from where the server listens', () => {
    expect(readEnv({ ...complete, PUBLIC_URL: 'https://khao-sat.example/' }).publicUrl).toBe(
      'https://khao-sat.example',
    );
    expect(readEnv({ ...complete, PORT: '8080', HOST: '0.0.0.0' }).publicUrl).toBe('http://localhost:8080');
  });

  test('a database behind a socket is a database', () => {
    expect(readEnv(complete).databaseUrl).toBe(complete.DATABASE_URL);
  });

  test('.env.example names every variable and runs the demo as it is', () => {
    const example = parseEnv(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8'));
    const settings = readSettings(example);
    expect(settings).toMatchObject(readSettings({}));
    const source = readFileSync(new URL('../../server/platform/env.ts', import.meta.url), 'utf8');
    const variables = [...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name);
    expect(variables.length).toBeGreaterThan(10);
    expect(new Set(Object.keys(example))).toEqual(new Set(variables));
  });
});
