import { componentField, inlineJob, job } from './component-fields';
import type { PipelineDeployment } from './deployment-types';
import { text, withPlace } from './fields';
import { textValues } from './map-fields';
import { type MapNode, valueAt } from './node';
import { readObject } from './objects';
import type { Remark } from './problem';

/** `type: pipeline`: a pipeline component, or the job to make one of. */
export function readPipelineDeployment(map: MapNode, out: Remark[]): PipelineDeployment {
  return readObject(map, '', out, (object) => {
    object.ignore('$schema');
    object.get('type', text);
    const given = valueAt(map, 'job_definition');
    return {
      kind: 'pipeline',
      at: map.at,
      name: object.get('name', withPlace(text)),
      endpointName: object.get('endpoint_name', withPlace(text)),
      description: object.get('description', text),
      tags: object.get('tags', textValues),
      component: object.get('component', componentField),
      settings: object.get('settings', textValues),
      job: object.get('job_definition', given?.kind === 'map' ? inlineJob : job),
    };
  });
}
