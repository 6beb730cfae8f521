// The interviews whose unsent answers a form of this page takes care of; what is left of others is sent by itself
// (left-behind.ts).
const inHand = new Set<string>();

export function isInHand(interviewId: string): boolean {
  return inHand.has(interviewId);
}

/** In hand from now on, unless `open` fails: then there is no form that would take care of it. */
export async function takeInHand<Opened>(interviewId: string, open: () => Promise<Opened>): Promise<Opened> {
  inHand.add(interviewId);
  try {
    return await open();
  } catch (fault) {
    inHand.delete(interviewId);
    throw fault;
  }
}

export function letGo(interviewId: string): void {
  inHand.delete(interviewId);
}
