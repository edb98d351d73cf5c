import { expect, it } from 'vitest';
import { crashes } from '../crash/crashes';
import { freePorts } from '../fixtures/launcher';

/** The first instants of the loop that `npm run crash` runs in full. */
it('loses nothing and doubles nothing when its parts are killed at any instant', async () => {
  const python = process.env.STUDIO_TEST_PYTHON ?? 'python3';
  const { workspace: workspacePort, storage: storagePort } = await freePorts();
  const { kills, inSteps, jobs, uploads, assets, ...found } = await crashes({
    ...{ workspacePort, storagePort },
    ...{ instants: 6, seed: 7, withinMs: 2500, python },
  });
  // How long it took is what `npm run crash` prints: beside other tests the figure says nothing.
  expect(found).toMatchObject({
    ...{ rowsLost: 0, rowsDoubled: 0, orphans: 0 },
    ...{ jobsNotCompleted: [], uploadsLost: [], assetsLost: [] },
  });
  expect(Math.min(...Object.values(kills), jobs, uploads, assets)).toBeGreaterThan(0);
  expect(Math.min(inSteps.command, inSteps.parallel)).toBeGreaterThan(0);
}, 480_000);
