/** An error of the text's content at an offset, in a sentence. */
export class YamlError extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}
