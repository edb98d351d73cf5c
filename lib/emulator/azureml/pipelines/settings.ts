/** Run-time settings of a component deployment (contract H3): text by name, as clients send them. */
export type PipelineSettings = Record<string, string | null>;

export const defaultComputeOf = (settings: PipelineSettings): string => settings.default_compute ?? '';

export const defaultDatastoreOf = (settings: PipelineSettings): string =>
  (settings.default_datastore || 'workspaceblobstore')
    .replace(/^azureml:/, '')
    .split('/')
    .at(-1) ?? '';

/** A deployment that is silent goes on, as a recorded job of one does. */
export const continuesOnStepFailure = (settings: PipelineSettings): boolean =>
  (settings.continue_on_step_failure ?? 'True').toLowerCase() !== 'false';
