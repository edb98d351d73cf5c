import { batchJob } from '../contracts/azureml/job';
import type { AzureMlClient } from './client';
import { scoringUrl } from './hosts';
import { parseReply } from './reply';

/**
 * Submits a job to a scoring URI (contract D). Sent once: a failure after the send means that the outcome is unknown.
 * Returns the job's name, which is the key of every later call. Rejects with AzureError.
 */
export async function invoke(
  client: AzureMlClient,
  uri: string,
  body: unknown,
  deploymentName: string | null,
): Promise<string> {
  const route: Record<string, string> = deploymentName === null ? {} : { 'azureml-model-deployment': deploymentName };
  const reply = await client.transport.exchange({
    method: 'POST',
    url: scoringUrl(client.hosts, uri),
    headers: client.headers({ 'content-type': 'application/json', ...route }),
    body: JSON.stringify(body),
    token: client.requireToken('ml'),
    repeatable: false,
  });
  return parseReply(batchJob, reply, client.transport.now()).value.name;
}
