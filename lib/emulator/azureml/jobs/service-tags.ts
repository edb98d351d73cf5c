/** Whether the service put a tag on a batch job, and lives by it (contract D4). */
export const isServiceTag = (tag: string): boolean =>
  tag.startsWith('azureml.') || tag === 'inputType' || tag === 'outputType';
