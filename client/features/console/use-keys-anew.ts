// A panel that takes another's place under somebody's fingers: keys that were meant for what was there before do
// nothing in it.
import { useLayoutEffect, useState } from 'react';

import { restKeys, useKeysRest } from '#client/ui/keys-at-rest.ts';

/** Longer than a key takes from the decision to the press, shorter than it takes to read what has appeared. */
const quietMs = 400;

/** False from the first paint until no key has been pressed for a moment. @param came it appeared unasked */
export function useKeysAnew(came: boolean): boolean {
  const [appearedUnasked] = useState(came);
  // Before the first paint: no key meets the panel in between.
  useLayoutEffect(() => {
    if (appearedUnasked) restKeys(quietMs);
  }, [appearedUnasked]);
  return !useKeysRest();
}
