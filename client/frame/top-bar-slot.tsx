// The middle of the top bar, lent to the screen below (the console puts its shift, call state and pause there).
import { createContext, use, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

export const TopBarSlotContext = createContext<HTMLElement | null>(null);

export function TopBarSlot({ children }: { children: ReactNode }) {
  const place = use(TopBarSlotContext);
  return place === null ? null : createPortal(children, place);
}
