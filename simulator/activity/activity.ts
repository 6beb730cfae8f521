// Knows whether anything is under way (a timer that will fire, a callback on its way, a request being answered),
// so that a test can wait for quiet instead of sleeping. A call that only waits for people is quiet.

export interface Activity {
  /** Something starts; the function given back says, once, that it is over. */
  begin(): () => void;
  /** Resolves when nothing is under way and one turn of the event loop started nothing new. */
  whenIdle(): Promise<void>;
}

export function createActivity(): Activity {
  let underWay = 0;
  let waiting: (() => void)[] = [];

  function settle(): void {
    if (underWay > 0 || waiting.length === 0) return;
    setImmediate(() => {
      if (underWay > 0) return;
      const released = waiting;
      waiting = [];
      for (const release of released) release();
    });
  }

  return {
    begin() {
      underWay += 1;
      let over = false;
      return () => {
        if (over) return;
        over = true;
        underWay -= 1;
        settle();
      };
    },
    whenIdle() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        settle();
      });
    },
  };
}
