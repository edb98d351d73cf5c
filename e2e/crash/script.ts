import { z } from 'zod';
import type { Azure } from '../fixtures/azure';
import { waitFor } from '../fixtures/waiting';

/** Slow enough that a kill meets it at work. */
const source = `
import os, time
def run(mini_batch):
  time.sleep(0.1)
  return [os.path.basename(f) for f in mini_batch]
`;

const state = z.object({ properties: z.object({ provisioningState: z.string() }) });

async function put(azure: Azure, path: string, body: unknown): Promise<void> {
  const answer = await azure.arm('PUT', path, body);
  if (answer.status >= 300) throw new Error(`PUT ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  await waitFor(path, async () => {
    const { body: found } = await azure.arm('GET', path);
    return state.parse(found).properties.provisioningState === 'Succeeded' ? true : null;
  });
}

/** The endpoint `crash` with one deployment, `script`, on one node with two processes. */
export async function deployScript(azure: Azure): Promise<void> {
  const location = azure.door.region;
  await azure.put('crash/code', [{ name: 'score.py', bytes: source }]);
  const codeUri = `${azure.door.blobBaseUrl}/${(await azure.container()).containerName}/crash/code`;
  const code = await azure.arm('PUT', 'codes/crash/versions/1', { properties: { codeUri } });
  if (code.status >= 300) throw new Error(`The code was refused: ${JSON.stringify(code.body)}`);
  await put(azure, 'batchEndpoints/crash', { location, properties: { authMode: 'AADToken' } });
  const properties = {
    compute: `${azure.scope}/computes/cpu-cluster`,
    codeConfiguration: { codeId: `${azure.scope}/codes/crash/versions/1`, scoringScript: 'score.py' },
    model: { referenceType: 'Id', assetId: `${azure.scope}/models/mnist-centroid/versions/1` },
    resources: { instanceCount: 1 },
    maxConcurrencyPerInstance: 2,
  };
  await put(azure, 'batchEndpoints/crash/deployments/script', { location, properties });
}
