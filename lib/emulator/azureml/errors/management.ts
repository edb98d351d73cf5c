import { WORKSPACE_NAME } from '../../directory';
import { AzureError } from './azure-error';

const management = (status: number, code: string, message: string, detail?: [code: string, message: string]) =>
  new AzureError(
    'managementfrontend',
    status,
    code,
    message,
    detail === undefined ? [] : [{ code: detail[0], message: detail[1] }],
  );

const notFound = (code: string, message: string) =>
  management(404, 'NotFound', 'The specified resource was not found.', [code, message]);

/** As recorded (contract C6): the useful sentence is in the details. */
export const noSuchEndpoint = (name: string) =>
  notFound('NoSuchEndpoint', `There is no endpoint with name: ${name} in ${WORKSPACE_NAME}`);

export const noSuchDeployment = (name: string, endpoint: string) =>
  notFound('NoSuchDeployment', `There is no deployment with name: ${name} in endpoint: ${endpoint}`);

export const noSuchJob = (name: string) =>
  notFound('NoSuchJob', `There is no job with name: ${name} in ${WORKSPACE_NAME}`);

/** `kind` in Azure's word for the resource, such as datastore or model version. */
export const noSuch = (kind: string, name: string) =>
  notFound('ResourceNotFound', `There is no ${kind} with name: ${name} in ${WORKSPACE_NAME}`);

/** An asset by a label that it does not have; `latest` is the only one. */
export const noSuchLabel = (name: string, label: string) =>
  notFound('ResourceNotFound', `The label '${label}' does not exist on ${name}: use a version or the label latest.`);

export const noSuchOperation = (name: string) =>
  notFound('OperationNotFound', `There is no operation with id: ${name}`);

/** The request is well-formed and asks for what can not be. */
export const userError = (message: string) => management(400, 'UserError', message);

/** A field of the body is missing or has the wrong form; the detail names it. */
export const invalidField = (field: string, reason: string) =>
  management(400, 'ValidationError', 'The request is invalid.', ['InvalidField', `${field}: ${reason}`]);

/** In the words that users of registered data know. */
export const dataVersionExists = () =>
  management(
    409,
    'UserError',
    "A data version with this name and version already exists. If you are trying to create a new data version, use a different name or version. If you are trying to update an existing data version, the existing asset's data uri cannot be changed. Only tags, description, and isArchived can be updated.",
  );

/** azure-ai-ml knows this sentence and turns it into a longer one. */
export const assetPathFixed = () => userError('Asset paths cannot be updated.');

export const versionFixed = (kind: string, version: string) =>
  userError(
    `The ${kind} version '${version}' already exists and its definition can not be changed. Only tags, description, properties and isArchived can be updated.`,
  );

export const conflict = (message: string) => management(409, 'Conflict', message);

export const nameLength = (kind: 'an endpoint' | 'a deployment') =>
  userError(`The name for ${kind} must be at least 3 and at most 32 characters long (inclusive of both limits).`);

export const namePattern = (kind: 'an endpoint' | 'a deployment') =>
  userError(
    `The name for ${kind} must start with an upper- or lowercase letter and only consist of '-'s and alphanumeric characters.`,
  );

export const noValidDeployments = () =>
  userError(
    'No valid deployments to route to. Please check that the endpoint has at least one deployment with positive weight values or use a deployment specific header to route.',
  );

export const scoringAudience = () =>
  new AzureError('arm', 401, 'UserError', 'Audience or service not allowed', [], { 'WWW-Authenticate': 'Bearer' });

/** Azure's sentence about inputs it can not take, with the reason in the details. */
export const unsupportedInput = (reason: string) =>
  management(
    400,
    'UserError',
    'Supported input path value are: path on the datastore, public URI, a registered data asset, or a local folder path.',
    ['UnsupportedInput', reason],
  );

/** The SAS of an input does not hold; the exceptions are those that users of Azure look for. */
export const inputNotReadable = (uri: string, code: string) =>
  userError(
    `Dataset initialization failed: ScriptExecutionException was caused by StreamAccessException. StreamAccessException was caused by AuthenticationException. The SAS of '${uri}' does not let it be read: ${code}.`,
  );

export const emptyInput = () => userError("Input path can't be empty for batch endpoint invoke");

/** Another workspace of the region has an endpoint of this name (contract I); its status is not recorded. */
export const nameNotAvailable = (name: string) =>
  userError(
    `The specified endpoint name '${name}' is not available. Endpoint names must be unique within the region. Please choose a different name and try again.`,
  );

/** Why a long-running operation failed, as its status page says it (contract C4; the body itself is not recorded). */
export const operationError = () => ({
  code: 'InternalServerError',
  message: 'The operation failed inside the service. Start it again.',
});

/** The result page of an operation that failed. */
export const operationFailed = () => management(500, operationError().code, operationError().message);
