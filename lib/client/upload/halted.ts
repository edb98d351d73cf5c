import { type Failure, failureOf, isPassing } from './retry';

/** Ends the whole run: what went wrong concerns every file, not one. */
export class Halted extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'Halted';
  }
}

const concernsAll = (failure: Failure) => isPassing(failure) || [401, 403, 404].includes(failure.status);

/** An error of a request, after its tries, as `Halted` where it concerns every file; others stay as they are. */
export function haltIfCommon(error: unknown): unknown {
  if (error instanceof Halted) return error;
  const failure = failureOf(error);
  return concernsAll(failure) ? new Halted(failure) : error;
}
