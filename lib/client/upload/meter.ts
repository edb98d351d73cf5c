const WINDOW_MS = 10_000;

/** Bytes a second over the last ten seconds. */
export function createMeter(now: () => number) {
  let samples: { at: number; bytes: number }[] = [];
  return {
    add(bytes: number) {
      samples.push({ at: now(), bytes });
      const oldest = samples.findLastIndex(({ at }) => at <= now() - WINDOW_MS);
      if (oldest > 0) samples = samples.slice(oldest);
    },
    restart(bytes: number) {
      samples = [{ at: now(), bytes }];
    },
    perSecond(bytes: number): number | null {
      const first = samples[0];
      const span = first ? now() - first.at : 0;
      return first && span > 0 && bytes > first.bytes ? ((bytes - first.bytes) * 1000) / span : null;
    },
  };
}
