// Under which names this browser keeps what is unsent: the console writes there, whoever signs out is told of it. Pure.

/** What every place of this kind and person begins with. */
export function placePrefix(kind: string, ownerId: string): string {
  return `${kind}:${encodeURIComponent(ownerId)}:`;
}
