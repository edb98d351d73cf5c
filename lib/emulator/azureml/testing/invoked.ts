import { defaultContainer, ended, type TestWorkspace } from './workspace';

/** A job of the endpoint `digits` by its scoring URI, `Preparing` until a test moves it on. */
export async function invoked(ws: TestWorkspace, properties: Record<string, unknown> = {}, who = 'owner') {
  await ws.blobs.write(defaultContainer, 'in/1.png', 'x');
  const uri = 'azureml://datastores/workspaceblobstore/paths/in';
  const inputData = { d: { jobInputType: 'UriFolder', uri } };
  const answer = await ws.call('POST', '/inference/digits/jobs', {
    as: `${who} https://ml.azure.com`,
    body: { properties: { inputData, ...properties } },
  });
  const record = ws.jobs.get(answer.body.name);
  if (record === undefined) throw new Error(`the invoke answered ${answer.raw}`);
  const { plan } = record;
  /** The job as the compute would have left it at its end. */
  const end = () => void ws.jobs.update(plan.jobName, ended(record));
  return { ...plan, record, end };
}
