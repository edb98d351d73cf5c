import type { IncomingMessage, ServerResponse } from 'node:http';
import { describeRequest } from '../azureml';
import type { JobStore } from '../compute/types';
import { isIdentityPath } from '../identity';
import type { Handler } from '../transport';
import type { TokenVerifier } from '../types';
import { createAdmin, isFaultsPath } from './admin';
import { createApiFaults } from './api-faults';
import { createSkewedClock } from './clock';
import type { Figures, Numbered } from './fault';
import { decoded, withFaults } from './front';
import { createJobFaults } from './job-faults';
import { FaultRegistry } from './registry';
import type { RequestFacts } from './scope';

function factsOf({ url = '/', method = '' }: IncomingMessage): RequestFacts {
  const path = decoded(url);
  if (isIdentityPath(url)) return { path, plane: 'identity', method, operation: null };
  return { path, method, ...describeRequest(method, url) };
}

/** Faults on demand of one workspace: what its rooms ask, what stands before its requests, and the route that switches them. */
export function createFaults() {
  const registry = new FaultRegistry();
  const clock = createSkewedClock(registry);
  let figures = async (): Promise<Figures> => [];
  return {
    clock,
    tokens: {
      skewSeconds: () => clock.skewSeconds(),
      accessTokenSeconds: () => registry.find('tokenLifetime', () => true)?.accessTokenSeconds ?? null,
    },
    api: createApiFaults(registry),
    jobs: (store: JobStore) => createJobFaults(registry, store),
    /** Tells the storage process of every change, and asks it what happened there. */
    mirror(storage: { setFaults(faults: Numbered[]): void; faultFigures(): Promise<Figures> }): void {
      figures = storage.faultFigures;
      registry.onChange(() => storage.setFaults(registry.numbered()));
    },
    /** The workspace's handler with its faults before it and the admin route beside it. */
    front(next: Handler, tokens: TokenVerifier): Handler {
      const admin = createAdmin({ registry, tokens, clock, figures: () => figures() });
      const faulty = withFaults(registry, clock, factsOf, next);
      return (req: IncomingMessage, res: ServerResponse) =>
        isFaultsPath(req.url ?? '/') ? admin(req, res) : faulty(req, res);
    },
  };
}
