import type { JobRecord, RunState } from '../../compute/types';
import { TENANT_ID } from '../../directory';
import { stableGuid } from '../ids';
import { submissionOf } from '../jobs/submission';
import { outputAssets } from './outputs';

export type Role = 'parent' | 'child';

/** A run's error in run history's nesting (contract C6). */
const errorOf = ({ error }: RunState) =>
  error === null
    ? null
    : {
        error: {
          code: error.code,
          message: error.message,
          messageFormat: '',
          messageParameters: {},
          details: [],
          innerError: null,
        },
        correlation: null,
        environment: null,
        location: null,
        time: '0001-01-01T00:00:00+00:00',
      };

function userOf(record: JobRecord) {
  const { name, oid, username } = submissionOf(record).createdBy;
  return { userObjectId: oid, userTenantId: TENANT_ID, userName: name, upn: username };
}

/** State of the run asked for; the child has none before the parent makes it. */
export const stateOf = (record: JobRecord, role: Role): RunState | null =>
  role === 'parent' ? record.parent : record.child;

/** The step of a pipeline that stands in the child's place (`asStep`). */
const stepOf = ({ plan }: JobRecord) => plan.pipeline?.steps.find(({ runName }) => runName === plan.childName);

/** A step is called as in its component; the one child of a batch job is `batchscoring` (contract E). */
const childLabel = (record: JobRecord) => stepOf(record)?.name ?? 'batchscoring';

/** Properties and tags of a run: the parent has the job's, the child says which step it is. */
function labelsOf(record: JobRecord, role: Role) {
  const { tags, properties } = submissionOf(record);
  if (role === 'parent') return { tags, properties };
  return {
    tags: {},
    properties: {
      'azureml.parameters': properties['azureml.parameters'] ?? '{}',
      'azureml.runsource': 'azureml.StepRun',
      // By this azure-ai-ml finds the run whose output it downloads.
      'azureml.moduleName': stepOf(record)?.componentName ?? 'batchscoring',
      'azureml.nodeid': stableGuid(record.plan.childName).slice(0, 8),
      'azureml.pipelinerunid': record.plan.jobName,
      StepType: 'PythonScriptStep',
    },
  };
}

/** An experiment's id, made of its name. */
export const experimentId = (name: string): string => stableGuid(`experiment ${name.toLowerCase()}`);

/** A job's experiment bears the name of the endpoint, where the invoke named none. */
export const experimentOf = (record: JobRecord): string =>
  submissionOf(record).experimentName ?? record.plan.endpointName;

/** Run history's `Run` (contract C3): the parent is the job, a child the scoring or one step of a pipeline. */
export function runView(record: JobRecord, role: Role, state: RunState) {
  const { jobName, childName, displayName } = record.plan;
  const computeName = stepOf(record)?.computeName ?? record.plan.computeName;
  const runId = role === 'parent' ? jobName : childName;
  return {
    runNumber: Math.floor(Date.parse(state.createdAt) / 1_000),
    rootRunId: jobName,
    experimentId: experimentId(experimentOf(record)),
    createdUtc: state.createdAt,
    runId,
    runUuid: stableGuid(runId),
    parentRunId: role === 'parent' ? null : jobName,
    status: state.status,
    startTimeUtc: state.startedAt,
    endTimeUtc: state.endedAt,
    lastModifiedUtc: state.endedAt ?? state.startedAt ?? state.createdAt,
    name: role === 'parent' ? null : childLabel(record),
    displayName: role === 'parent' ? displayName : childLabel(record),
    dataContainerId: `dcid.${runId}`,
    description: null,
    hidden: false,
    runType: role === 'parent' ? 'azureml.PipelineRun' : 'azureml.StepRun',
    runTypeV2: { orchestrator: null, traits: [], attribution: null, computeType: null },
    ...labelsOf(record, role),
    target: role === 'parent' ? null : computeName,
    createdBy: userOf(record),
    error: errorOf(state),
    warnings: null,
    inputs: {},
    outputs: outputAssets(record, role, runId),
  };
}
