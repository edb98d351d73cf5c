import type { Clock } from '../types';
import type { FaultRegistry } from './registry';

export interface SkewedClock extends Clock {
  skewSeconds(): number;
}

/** The machine's clock, moved by the fault `clock`. The skew is looked up when faults change, not at each reading. */
export function createSkewedClock(registry: FaultRegistry): SkewedClock {
  let skew = 0;
  registry.onChange(() => {
    skew = registry.find('clock', () => true)?.skewSeconds ?? 0;
  });
  return { now: () => new Date(Date.now() + skew * 1000), skewSeconds: () => skew };
}
