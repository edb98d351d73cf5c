import { commandMark } from './processes';

const copyAll = 'for f in ${{inputs.files}}/*; do cp "$f" ${{outputs.copies}}/ && sleep 0.04; done';

/** A command that copies the input file by file, and the slow script over its copies. */
export const stepsOf = (code: string) => {
  const bound = (value: string) => ({ job_input_type: 'literal', value });
  const copy = {
    type: 'command',
    inputs: { files: { type: 'uri_folder' } },
    outputs: { copies: { type: 'uri_folder' } },
    environment: 'azureml:any@latest',
    command: `: ${commandMark}; ${copyAll}`,
  };
  const score = {
    type: 'parallel',
    inputs: { files: { type: 'uri_folder' } },
    outputs: { rows: { type: 'uri_file' } },
    input_data: '${{inputs.files}}',
    mini_batch_size: '2',
    max_concurrency_per_instance: 2,
    retry_settings: { max_retries: 3, timeout: 30 },
    task: { type: 'run_function', code, entry_script: 'score.py', append_row_to: '${{outputs.rows}}' },
  };
  const jobs = {
    copy: {
      type: 'command',
      component: copy,
      inputs: { files: bound('${{parent.inputs.files}}') },
    },
    score: {
      type: 'parallel',
      component: score,
      inputs: { files: bound('${{parent.jobs.copy.outputs.copies}}') },
      outputs: { rows: '${{parent.outputs.rows}}' },
    },
  };
  const inputs = { files: { type: 'uri_folder' } };
  return { name: 'crash_steps', type: 'pipeline', inputs, outputs: { rows: { type: 'uri_file' } }, jobs };
};
