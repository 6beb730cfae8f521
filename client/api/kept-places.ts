// Under which names this browser keeps what is unsent: the console writes there, whoever signs out is told of it.

/** What every place of this kind and person begins with. */
export function placePrefix(kind: string, ownerId: string): string {
  return `${kind}:${encodeURIComponent(ownerId)}:`;
}

/** Answers of this person that no server has acknowledged and this browser keeps. */
export function unsentAnswers(ownerId: string): number {
  const prefix = placePrefix('answer', ownerId);
  return Object.keys(localStorage).filter((place) => place.startsWith(prefix)).length;
}
