/** Why what a YAML points at can not be sent; `path` is the file or folder, or the asset, that it is about. */
export class AssetProblem extends Error {
  constructor(
    message: string,
    readonly path: string,
  ) {
    super(message);
    this.name = 'AssetProblem';
  }
}
