import { continuationOf, sequenceOf } from '../../store';
import { artifactNotFound, validationError } from '../errors';
import { artifactsOf, artifactView, contentInformation } from '../history/artifacts';
import { jobOfRun } from '../history/find-run';
import type { Answer, Call, Handler, Services } from '../types';

const PAGE = 500;

type Artifacts = Awaited<ReturnType<typeof artifactsOf>>;

/** `continuationToken` and `nextLink` are absent on the last page. Throws AzureError 400 for a token that is none of ours. */
function pageOf(call: Call, found: Artifacts, view: (one: Artifacts[number]) => unknown): Answer {
  const token = call.query('continuationToken');
  const start = token === undefined ? 0 : sequenceOf(token);
  if (start === null) throw validationError('The continuation token is not valid.');
  const value = found.slice(start, start + PAGE).map(view);
  if (start + PAGE >= found.length) return { status: 200, body: { value } };
  const continuationToken = continuationOf(start + PAGE);
  const link = new URL(call.url);
  link.searchParams.set('continuationToken', continuationToken);
  return { status: 200, body: { value, continuationToken, nextLink: link.href } };
}

/** The path that the query names; artifacts have no leading slash. */
const pathOf = (call: Call) => call.query('path')?.replace(/^\/+/, '') ?? '';

export const listArtifacts: Handler = async (call, services) => {
  const { run } = jobOfRun(call, services);
  const found = await artifactsOf(call, services, run.runId);
  return pageOf(call, found, (one) => artifactView(run.runId, run.createdUtc, one));
};

/** The artifact of this path, or those in the folder of this path. */
export const listArtifactsInPath: Handler = async (call, services) => {
  const { run } = jobOfRun(call, services);
  const path = pathOf(call);
  const folder = path === '' || path.endsWith('/') ? path : `${path}/`;
  const found = await artifactsOf(call, services, run.runId, path);
  const inside = found.filter((one) => one.path === path || one.path.startsWith(folder));
  return pageOf(call, inside, (one) => artifactView(run.runId, run.createdUtc, one));
};

/** A SAS for every artifact whose path begins so; the way to find logs that `logFiles` does not name (contract F6). */
export const listArtifactsByPrefix: Handler = async (call, services) => {
  const { run } = jobOfRun(call, services);
  const found = await artifactsOf(call, services, run.runId, pathOf(call));
  return pageOf(call, found, (one) => contentInformation(run.runId, one));
};

/** The one artifact of just this path. Throws run history's 404. */
async function artifactOf(call: Call, services: Services) {
  const { run } = jobOfRun(call, services);
  const path = pathOf(call);
  const found = (await artifactsOf(call, services, run.runId, path)).find((one) => one.path === path);
  if (found === undefined) throw artifactNotFound(run.runId, path);
  return { run, found };
}

export const getArtifact: Handler = async (call, services) => {
  const { run, found } = await artifactOf(call, services);
  return { status: 200, body: artifactView(run.runId, run.createdUtc, found) };
};

export const getContentInformation: Handler = async (call, services) => {
  const { run, found } = await artifactOf(call, services);
  return { status: 200, body: contentInformation(run.runId, found) };
};

/** The SAS alone, as a JSON string. */
export const getArtifactUri: Handler = async (call, services) => {
  const { found } = await artifactOf(call, services);
  return { status: 200, body: found.contentUri };
};
