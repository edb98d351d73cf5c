/** The model's folder, its MLmodel or its graph is not one that can be scored here; no retry will help. */
export class ModelError extends Error {
  override name = 'ModelError';
}

/** One file of a mini-batch does not fit the model's signature; the message is a sentence that names the file. */
export class FileError extends Error {
  override name = 'FileError';

  constructor(message: string) {
    super(message);
    // What the error log shows: the frames would be the scorer's own and say nothing about the file.
    this.stack = message;
  }
}

export const messageOf = (problem: unknown) => (problem instanceof Error ? problem.message : String(problem));
