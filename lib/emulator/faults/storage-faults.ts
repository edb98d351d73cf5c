import type { IncomingMessage, RequestListener } from 'node:http';
import { decoded, withFaults } from './front';
import type { FaultRegistry } from './registry';
import type { RequestFacts } from './scope';

export { FaultRegistry } from './registry';

const clock = { now: () => new Date() };

const factsOf = ({ url = '/', method = '' }: IncomingMessage): RequestFacts => ({
  path: decoded(url),
  plane: 'storage',
  method,
  operation: null,
});

/** Puts the faults of plane `storage` before blob storage, in its own process. */
export const withStorageFaults = (registry: FaultRegistry, answer: RequestListener): RequestListener => {
  const handler = withFaults(registry, clock, factsOf, answer);
  return (req, res) => void handler(req, res);
};
