// Forms of one person under two names of the list: the same number, and a name that differs in capitals, marks or spaces alone.
import { foldText } from '#domain/lists/names.ts';

export interface AnsweredForm {
  readonly id: string;
  readonly name: string;
  readonly phones: readonly string[];
  /** When it was complete, in milliseconds. */
  readonly endedAt: number;
}

/**
 * The forms that do not count because the person has another that does.
 *
 * @param counts which of a person's forms does; of two ended in the same moment the one whose id sorts first is the first
 */
export function duplicateForms(forms: readonly AnsweredForm[], counts: 'first' | 'last'): Set<string> {
  const inOrder = forms.toSorted((a, b) => a.endedAt - b.endedAt || (a.id < b.id ? -1 : 1));
  if (counts === 'last') inOrder.reverse();
  const taken = new Set<string>();
  const duplicates = new Set<string>();
  for (const { id, name, phones } of inOrder) {
    const keys = phones.map((phone) => `${phone} ${foldText(name)}`);
    if (keys.some((key) => taken.has(key))) duplicates.add(id);
    // One who counts not still stands for the person: a third form may share only the second's other number.
    for (const key of keys) taken.add(key);
  }
  return duplicates;
}
