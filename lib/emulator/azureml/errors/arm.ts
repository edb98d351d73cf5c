import { SUBSCRIPTION_ID, TENANT_ID } from '../../directory';
import type { Principal, TokenFault } from '../../types';
import { AzureError } from './azure-error';

const PROVIDER = 'Microsoft.MachineLearningServices';
const arm = (status: number, code: string, message: string, headers?: Record<string, string>) =>
  new AzureError('arm', status, code, message, [], headers);

/** What a 401 says beside its body: where a token is to be had. @param base as the caller wrote it */
export const challenge = (base: string, description: string) => ({
  'WWW-Authenticate': `Bearer authorization_uri="${base}/${TENANT_ID}", error="invalid_token", error_description="${description}"`,
});

const faults: Record<TokenFault, [code: string, message: string]> = {
  missing: ['AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."],
  malformed: ['InvalidAuthenticationToken', 'The access token is invalid.'],
  signature: [
    'InvalidAuthenticationToken',
    'Could not validate at least one of the certificates thumbprints in the access token.',
  ],
  expired: [
    'ExpiredAuthenticationToken',
    'The access token expiry UTC time is earlier than current UTC time. Please obtain a new access token and try again.',
  ],
};

/** The token is missing, malformed, forged or expired. */
export function unauthenticated(fault: TokenFault): AzureError {
  const [code, message] = faults[fault];
  return arm(401, code, message);
}

export function wrongAudience(audience: string, allowed: readonly string[]): AzureError {
  const list = allowed.map((one) => `'${one}'`).join(',');
  const message = `The access token has been obtained for wrong audience or resource '${audience}'. It should exactly match with one of the allowed audiences ${list}.`;
  return arm(401, 'InvalidAuthenticationTokenAudience', message);
}

/** ARM's sentence for a missing role; users look for the action in it. */
export const authorizationFailed = (principal: Principal, action: string, scope: string) =>
  arm(
    403,
    'AuthorizationFailed',
    `The client '${principal.username ?? principal.oid}' with object id '${principal.oid}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );

/** ARM's refusal of a principal whose bucket is empty. @param bucket such as `reads` @param seconds until a call fits again */
export function throttled(bucket: string, oid: string, seconds: number, headers: Record<string, string>): AzureError {
  const message = `Number of '${bucket}' requests for subscription '${SUBSCRIPTION_ID}' actor '${oid}' exceeded. Please try again after '${seconds}' seconds.`;
  return arm(429, 'SubscriptionRequestsThrottled', message, { ...headers, 'Retry-After': String(seconds) });
}

export const missingApiVersion = () =>
  arm(
    400,
    'MissingApiVersionParameter',
    'The api-version query parameter (?api-version=) is required for all requests.',
  );

export const noRegisteredProvider = (location: string, version: string, type: string, supported: readonly string[]) =>
  arm(
    400,
    'NoRegisteredProviderFound',
    `No registered resource provider found for location '${location}' and API version '${version}' for type '${type}'. The supported api-versions are '${supported.join(', ')}'. The supported locations are '${location}'.`,
  );

export const subscriptionNotFound = (id: string) =>
  arm(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`);

export const resourceGroupNotFound = (name: string) =>
  arm(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);

export const workspaceNotFound = (group: string, name: string) =>
  arm(
    404,
    'ResourceNotFound',
    `The Resource '${PROVIDER}/workspaces/${name}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  );

export const unknownResourceType = (type: string) =>
  arm(404, 'InvalidResourceType', `The resource type '${type}' could not be found in the namespace '${PROVIDER}'.`);

export const invalidNamespace = (namespace: string) =>
  arm(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`);

export const unknownPath = (path: string) => arm(404, 'NotFound', `The resource '${path}' could not be found.`);

export const methodNotAllowed = (method: string, allowed: readonly string[]) =>
  arm(405, 'MethodNotAllowed', `The requested resource does not support http method '${method}'.`, {
    Allow: allowed.join(', '),
  });

/** Known to Azure, absent here: says so by name and never makes up an answer. */
export const notImplemented = (operation: string) =>
  arm(501, 'NotImplemented', `The local workspace does not implement the operation '${operation}'.`);

export const invalidSegment = (segment: string) =>
  arm(400, 'InvalidResourceName', `The resource name or a part of it is invalid: '${segment.slice(0, 80)}'.`);

export const invalidJson = (reason: string) =>
  arm(400, 'InvalidRequestContent', `The request content was invalid and could not be deserialized: '${reason}'.`);

export const bodyTooLarge = (bytes: number) =>
  arm(413, 'RequestContentTooLarge', `The request content size exceeds the maximum size of '${bytes}' bytes.`);

export const invalidFilter = (filter: string) =>
  arm(400, 'InvalidFilterInQueryString', `Invalid $filter '${filter.slice(0, 200)}' specified in the query string.`);

export const locationRequired = () =>
  arm(400, 'LocationRequired', 'The location property is required for this definition.');

export const internalError = () =>
  arm(500, 'InternalServerError', 'The local workspace failed; its own log has the reason under this request id.');
