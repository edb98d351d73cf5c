import { FileError } from '../mlflow/errors';
import type { ImageInput, ModelInputs } from '../mlflow/signature';
import type { ScoringFile } from './files';

export type ScoredKind = 'image' | 'csv' | 'json-lines';

const kinds: Readonly<Record<string, ScoredKind | 'parquet'>> = {
  ...{ png: 'image', jpg: 'image', jpeg: 'image', tiff: 'image', bmp: 'image', gif: 'image' },
  ...{ csv: 'csv', jsonl: 'json-lines', ndjson: 'json-lines', json: 'json-lines' },
  ...{ parquet: 'parquet', pqt: 'parquet' },
};

const SCORED = 'The local workspace scores CSV (.csv), JSON lines (.jsonl, .ndjson, .json) and PNG or JPEG images';

/**
 * What a file is read as: by the end of its name, as Azure's scorer of MLflow models decides, without regard to case. A
 * model of images looks into files of any other name. Throws FileError for what the model does not take.
 */
export function scoredKind(name: string, inputs: ModelInputs, image: ImageInput | null): ScoredKind {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const kind = Object.hasOwn(kinds, extension) ? kinds[extension] : undefined;
  if (kind === 'csv' || kind === 'json-lines') return kind;
  if (kind === 'parquet')
    throw new FileError(
      `The file ${name} is Parquet, which is not supported here. ${SCORED}: convert it to one of them.`,
    );
  if (image !== null) return 'image';
  if (kind === 'image')
    throw new FileError(`The file ${name} is an image, but the model's signature takes ${inputs.text}.`);
  throw new FileError(`The file ${name} is of a type that is not supported. ${SCORED}.`);
}

/** Neighbours of one kind together, since images are scored as one tensor. */
export function kindGroups(files: readonly ScoringFile[], kindOf: (file: ScoringFile) => ScoredKind) {
  const groups: { kind: ScoredKind; files: ScoringFile[] }[] = [];
  for (const file of files) {
    const kind = kindOf(file);
    const last = groups.at(-1);
    if (last?.kind === kind) last.files.push(file);
    else groups.push({ kind, files: [file] });
  }
  return groups;
}
