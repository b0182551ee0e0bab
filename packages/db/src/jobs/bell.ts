/** Lets one loop sleep until it is rung or time is up. A ring while nobody waits is remembered. */
export interface Bell {
  ring(): void;
  wait(milliseconds: number): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let wakeUp: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wakeUp?.();
    },
    wait(milliseconds) {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          wakeUp = undefined;
          rung = false;
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        wakeUp = done;
        if (rung) done();
      });
    },
  };
}
