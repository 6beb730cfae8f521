import { expect, test } from 'vitest';

import { mendEach } from '#server/platform/mend-each.ts';
import type { Context } from '#server/context.ts';

test('one case that cannot be mended keeps no other from it, and is told with its id', async () => {
  const told: unknown[] = [];
  const ctx = { log: { warn: (details: unknown) => void told.push(details) } } as unknown as Context;
  const tried: string[] = [];
  const mended = await mendEach(ctx, [{ id: 'one' }, { id: 'two' }, { id: 'three' }], async ({ id }) => {
    tried.push(id);
    if (id === 'one') throw new Error('locked');
    return id === 'three';
  });
  expect(tried).toEqual(['one', 'two', 'three']);
  expect(mended).toBe(1);
  expect(told).toMatchObject([{ id: 'one', err: { message: 'locked' } }]);
});
