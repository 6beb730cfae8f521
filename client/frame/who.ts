// Who is signed in: read once by the frame, given to every screen under it.
import { createContext, use } from 'react';

import type { Me } from '#contract/staff.ts';

export const WhoContext = createContext<Me | null>(null);

/** The person signed in. Only under the frame. */
export function useWho(): Me {
  const who = use(WhoContext);
  if (who === null) throw new Error('useWho is called outside the frame');
  return who;
}
