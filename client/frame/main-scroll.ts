// Where the main part of the frame is scrolled to: a screen that is opened begins at its top, and Back returns to where one
// was. It is the main part that scrolls, not the window, so that neither browser nor router sees to it.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** How long a screen that comes back may take to be as long as it was. */
const patienceMs = 3000;

/** Gives the place for the main part's element. */
export function useMainScroll(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const { key, pathname } = useLocation();
  const type = useNavigationType();
  const tops = useRef(new Map<string, number>());
  const shown = useRef({ key, pathname });

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { key, pathname };
    if (before.key === key || main.current === null) return undefined;
    if (type === 'POP') return scrollBack(main.current, tops.current.get(key) ?? 0);
    // Another filter, row or language of the same screen leaves the eye where it is.
    if (before.pathname !== pathname) main.current.scrollTop = 0;
    return undefined;
  }, [key, pathname, type]);

  useEffect(() => {
    const element = main.current;
    const note = () => tops.current.set(shown.current.key, element?.scrollTop ?? 0);
    element?.addEventListener('scroll', note, { passive: true });
    return () => element?.removeEventListener('scroll', note);
  }, []);

  return main;
}

/** Scrolls to `top` as soon as there is so much to scroll, unless the person does something first. Gives how to stop. */
function scrollBack(element: HTMLElement, top: number): () => void {
  const until = performance.now() + patienceMs;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const act of ['wheel', 'keydown', 'pointerdown'] as const) removeEventListener(act, stop);
  };
  const attempt = () => {
    element.scrollTop = top;
    if (element.scrollTop >= top - 1 || performance.now() > until) stop();
    else frame = requestAnimationFrame(attempt);
  };
  for (const act of ['wheel', 'keydown', 'pointerdown'] as const) addEventListener(act, stop);
  attempt();
  return stop;
}
