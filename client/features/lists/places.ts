// The places of the mapping screen to which its open points lead.

export const placeIds = {
  coding: 'mapping-coding',
  header: 'mapping-header',
  missing: 'mapping-missing',
  agency: 'mapping-agency',
  landlines: 'mapping-landlines',
  column: (column: number): string => `mapping-column-${column}`,
};

/** Puts the focus there, in the middle of what is seen. */
export function goTo(place: string): void {
  const element = document.getElementById(place);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
