// What a name that nobody knows yet becomes as an agency: its official form, and the governments that it may stand under.
import { spellingKey } from '#domain/samples/spelling.ts';
import { partName, placesIn } from './places.ts';

export interface AgencyProposal {
  /** Without the place that it is said to lie in. */
  readonly name: string;
  /** As it stands, for an agency whose parent is not known: the place keeps it apart from its namesakes. */
  readonly fullName: string;
  /** Spelling keys of the people's committees that it may stand under, nearest first. */
  readonly parentKeys: readonly string[];
}

/** Spelling key of the people's committee of a place: "huyện Đắk Glong" → that of "UBND huyện Đắk Glong". */
export function committeeKey(place: string): string {
  return spellingKey(`UBND ${place}`);
}

/** The proposal for a name; the agency's own people's committee is never its parent. */
export function proposeAgency(listName: string): AgencyProposal {
  const { own } = partName(listName);
  const ownKey = spellingKey(own);
  const parentKeys = placesIn(listName).map(({ name }) => committeeKey(name));
  return { name: own, fullName: listName, parentKeys: parentKeys.filter((key) => key !== ownKey) };
}
