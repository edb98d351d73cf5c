/** The model's folder, its MLmodel or its graph is not one that can be scored here; no retry will help. */
export class ModelError extends Error {
  override name = 'ModelError';
}

/** One file of a mini-batch is no image; the message names the file. */
export class ImageError extends Error {
  override name = 'ImageError';
}

export const messageOf = (problem: unknown) => (problem instanceof Error ? problem.message : String(problem));
