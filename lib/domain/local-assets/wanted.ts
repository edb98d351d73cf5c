import type { AssetType } from '../yaml/references';
import { isJsonObject, type JsonObject } from '../yaml/rest-body';
import { yamlToRest } from '../yaml/to-rest';
import type { WorkspaceTerms } from '../yaml/workspace-terms';

export interface WantedLabel {
  type: AssetType;
  name: string;
  label: string;
}
export interface WantedAsset {
  type: 'models' | 'environments';
  name: string | null;
  version: string | null;
  described: JsonObject;
}

/** What YAML texts ask of a workspace before they can be sent, each thing once. Paths stand as they are written. */
export interface Wanted {
  labels: WantedLabel[];
  /** Local code folders, each with the scoring scripts that must be in it. */
  codes: Map<string, Set<string>>;
  assets: WantedAsset[];
  componentFiles: string[];
  componentJobs: string[];
}

export const labelKey = ({ type, name, label }: WantedLabel) => JSON.stringify([type, name, label]);
export const assetKey = ({ type, name, version, described }: WantedAsset) =>
  JSON.stringify([type, name, version, described]);

const NAMES = { name: 'named-outside', endpoint_name: 'named-outside' };

/** Terms that note what they are asked for; the ids that they answer name it again. */
class Collector {
  readonly labels = new Map<string, WantedLabel>();
  readonly codes = new Map<string, Set<string>>();
  readonly assets = new Map<string, WantedAsset>();
  readonly files = new Set<string>();
  readonly jobs = new Set<string>();

  readonly terms: WorkspaceTerms = {
    workspaceId: '',
    location: '',
    versionOfLabel: (type, name, label) => {
      const wanted = { type, name, label };
      this.labels.set(labelKey(wanted), wanted);
      return '1';
    },
    uploadedCode: (path) => {
      if (!this.codes.has(path)) this.codes.set(path, new Set());
      return path;
    },
    inlineAsset: (type, name, version, described) => {
      const wanted = { type, name, version, described };
      this.assets.set(assetKey(wanted), wanted);
      return '';
    },
    componentOfFile: (path) => {
      this.files.add(path);
      return '';
    },
    componentOfJob: (job) => {
      this.jobs.add(job);
      return '';
    },
  };

  add(text: string): void {
    const { kind, rest: whole } = yamlToRest(text, this.terms);
    // Names may come from outside the text, as the command line's options do.
    const rest = kind === 'deployment' && !whole ? yamlToRest(text, this.terms, NAMES).rest : whole;
    const configuration = isJsonObject(rest?.properties) ? rest.properties.codeConfiguration : undefined;
    if (!isJsonObject(configuration)) return;
    const { codeId, scoringScript } = configuration;
    if (typeof codeId === 'string' && typeof scoringScript === 'string') this.codes.get(codeId)?.add(scoringScript);
  }
}

/** Reads texts of endpoints and deployments for what they ask of a workspace; what can not be read asks for nothing. */
export function wantedOf(texts: readonly string[]): Wanted {
  const collector = new Collector();
  for (const text of texts) collector.add(text);
  return {
    labels: [...collector.labels.values()],
    codes: collector.codes,
    assets: [...collector.assets.values()],
    componentFiles: [...collector.files],
    componentJobs: [...collector.jobs],
  };
}
