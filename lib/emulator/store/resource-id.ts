/** What an ARM id says about itself; ids are compared without regard to case (contract J4). */
export interface IdParts {
  /** The id in lower case: the key under which it is stored. */
  key: string;
  name: string;
  /** The resource this one lies in, lower case, such as the workspace of an endpoint. */
  parentKey: string;
  /** Last literal, lower case, such as `batchendpoints`. */
  collection: string;
  /** `Microsoft.MachineLearningServices/workspaces/batchEndpoints`, in the id's own casing. */
  type: string;
}

/** Takes an ARM id apart. Throws on text that is no id, which is a fault of the caller. */
export function idParts(id: string): IdParts {
  const segments = id.split('/').slice(1);
  const provider = segments.map((segment) => segment.toLowerCase()).lastIndexOf('providers');
  const [namespace, ...rest] = segments.slice(provider + 1);
  const name = rest.at(-1);
  const collection = rest.at(-2);
  if (
    provider < 0 ||
    namespace === undefined ||
    name === undefined ||
    collection === undefined ||
    rest.length % 2 !== 0
  )
    throw new Error(`not the id of a resource: ${id}`);
  return {
    key: id.toLowerCase(),
    name,
    parentKey: `/${segments.slice(0, -2).join('/')}`.toLowerCase(),
    collection: collection.toLowerCase(),
    type: [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/'),
  };
}
