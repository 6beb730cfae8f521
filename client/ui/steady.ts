// Keeps live rows where the eye left them. Figures change in place; who comes takes a free place or waits; nobody
// moves because somebody else came or went.
import { useState } from 'react';

/**
 * The places after a change, as keys (null: a place somebody left). Present keys keep their place, new ones take the
 * places given up in `reusing`, else the end. Pure.
 */
export function placesAfter(
  places: readonly (string | null)[],
  keys: readonly string[],
  reusing: boolean,
): (string | null)[] {
  const present = new Set(keys);
  const kept = places.map((key) => (key !== null && present.has(key) ? key : null));
  const arriving = keys.filter((key) => !kept.includes(key));
  const filled = reusing ? kept.map((key) => key ?? arriving.shift() ?? null) : kept;
  const next = [...filled, ...arriving];
  while (next.length > 0 && next.at(-1) === null) next.pop();
  return next;
}

const same = (left: readonly unknown[], right: readonly unknown[]) =>
  left.length === right.length && left.every((value, index) => value === right[index]);

/**
 * The items in steady places; null where somebody left. `reuse`: a newcomer takes the first free place (calls, which
 * come and go); otherwise free places stay empty (people, whose place one remembers).
 */
export function useSteadyPlaces<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { reuse = false }: { reuse?: boolean } = {},
): (Item | null)[] {
  const [places, setPlaces] = useState<readonly (string | null)[]>([]);
  const next = placesAfter(places, items.map(keyOf), reuse);
  if (!same(places, next)) setPlaces(next);
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return next.map((key) => (key === null ? null : (byKey.get(key) ?? null)));
}

/**
 * Of `items`, those already shown, each up to date and in its place; `waiting` says how many newcomers wait until
 * `admit` is called. Another `scope` (a filter, a survey) starts afresh. With nothing shown yet, newcomers enter at once.
 */
export function useSteadyRows<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  belongs: (item: Item) => boolean,
  scope: string,
): { shown: Item[]; waiting: number; admit: () => void } {
  const fitting = items.filter(belongs).map(keyOf);
  const [held, setHeld] = useState({ scope, keys: fitting });
  const startsAfresh = held.scope !== scope || (held.keys.length === 0 && fitting.length > 0);
  const keys = startsAfresh ? fitting : held.keys;
  if (startsAfresh) setHeld({ scope, keys: fitting });
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  const shown = keys.flatMap((key) => byKey.get(key) ?? []);
  const waiting = fitting.filter((key) => !keys.includes(key)).length;
  return { shown, waiting, admit: () => setHeld({ scope, keys: fitting }) };
}
