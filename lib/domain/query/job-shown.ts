import { partOf, textOf, textsOf } from '../yaml/express';
import { isJsonObject, type JsonObject, present } from '../yaml/rest-body';
import { creationContext } from '../yaml/show';

function service(live: JsonObject): JsonObject {
  const { jobServiceType, endpoint, status, port } = live;
  return present({ job_service_type: jobServiceType, endpoint, status: status ?? undefined, port: port ?? undefined });
}

const each = (map: JsonObject, of: (value: JsonObject) => JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(map).flatMap(([name, value]) => (isJsonObject(value) ? [[name, of(value)]] : [])));

const input = ({ jobInputType, uri, value, mode }: JsonObject) =>
  present({
    type: textOf(jobInputType),
    path: textOf(uri) ?? textOf(value),
    mode: textOf(mode),
  });
const output = ({ jobOutputType, uri, mode }: JsonObject) =>
  present({ type: textOf(jobOutputType), path: textOf(uri), mode: textOf(mode) });

const filled = (map: JsonObject) => (Object.keys(map).length > 0 ? map : undefined);

/** A job as `az ml job show` prints it, as far as ARM tells (contract E: of a model deployment it has no jobs and no data). */
export function shownJob(live: JsonObject): JsonObject {
  const properties = partOf(live, 'properties');
  const id = textOf(live.id);
  return present({
    name: textOf(live.name),
    id: id === undefined ? undefined : `azureml:${id}`,
    display_name: textOf(properties.displayName),
    description: textOf(properties.description),
    tags: textsOf(properties.tags),
    properties: textsOf(properties.properties),
    experiment_name: textOf(properties.experimentName),
    status: textOf(properties.status),
    type: textOf(properties.jobType)?.toLowerCase(),
    compute: textOf(properties.computeId),
    inputs: filled(each(partOf(properties, 'inputs'), input)),
    outputs: filled(each(partOf(properties, 'outputs'), output)),
    jobs: filled(partOf(properties, 'jobs')),
    services: filled(each(partOf(properties, 'services'), service)),
    creation_context: creationContext(live),
  });
}

/** `interaction_endpoints.studio`, as the 2021 preview printed the links of a job (classic-commands row 9). */
export function jobPreviewNames(live: JsonObject): JsonObject {
  const links = Object.entries(partOf(partOf(live, 'properties'), 'services')).flatMap(([name, value]) => {
    const link = isJsonObject(value) ? textOf(value.endpoint) : undefined;
    return link === undefined ? [] : [[name.toLowerCase(), link]];
  });
  return present({ interaction_endpoints: filled(Object.fromEntries(links)) });
}
