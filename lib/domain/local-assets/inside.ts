/** A place in the dropped folder (`''` is the folder itself), or why there is none. */
export type Place = { path: string } | { problem: string };

const REMOTE = /^(?:azureml:|https?:\/\/|wasbs?:\/\/|abfss?:\/\/|adl:\/\/|runs:\/)/i;

/** True for paths that name something in the cloud: URLs, `azureml:…` and MLflow's `runs:/…`. */
export const isRemote = (path: string) => REMOTE.test(path);

/**
 * Where a path of a YAML leads. `folder` is the folder of that YAML inside the dropped one; `.` and `..` are followed as
 * long as they stay inside. Absolute paths, drive letters and what leads out are refused: a browser was handed this folder only.
 */
export function placeInside(folder: string, path: string): Place {
  const asked = path.startsWith('file:') ? path.slice('file:'.length) : path;
  const clean = asked.replaceAll('\\', '/').normalize('NFC');
  if (/^(?:\/|~|[a-z]:)/i.test(clean))
    return { problem: `${path} is a path of your machine: name it relative to the YAML, inside the dropped folder.` };
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of clean.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined)
      return { problem: `${path} leads out of the dropped folder: drop the folder that holds both it and the YAML.` };
  }
  return { path: parts.join('/') };
}

/** The folder that a file is in; `''` at the top. */
export const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last part of a path. */
export const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1);
