import * as z from 'zod';

/** Names that become path segments upstream. Decoded once, then matched whole; `.` and `..` can not match (DESIGN decision 3). */
export const segment = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/, 'letters, digits, - and _ only, starting with a letter or digit');
export const subscriptionId = z.guid();
/** Resource groups may also hold dots and brackets and may not end with a dot (Azure naming rules). */
export const resourceGroupName = z
  .string()
  .regex(/^(?!\.+$)[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u, 'a resource group name');

export const workspaceRef = z.object({ subscriptionId, resourceGroupName, workspaceName: segment });
export type WorkspaceRef = z.infer<typeof workspaceRef>;

/** The one error shape, from Azure's envelope to the toast (DESIGN decision 11). */
export const apiError = z.object({
  error: z.object({
    status: z.number(),
    code: z.string(),
    /** Azure's own sentence where Azure spoke. */
    message: z.string(),
    /** Code and message are Azure's; false where this dashboard refuses, or nobody explained anything. */
    fromAzure: z.boolean(),
    details: z.array(z.object({ code: z.string(), message: z.string() })),
    target: z.string().nullable(),
    requestId: z.string().nullable(),
    retryAfterSeconds: z.number().nullable(),
    /** The RBAC action that is missing, when Azure's 403 names it. */
    missingAction: z.string().nullable(),
    /** A claims challenge of continuous access evaluation, decoded, to be sent back to the authority once. */
    claims: z.string().nullable(),
  }),
});
export type ApiErrorBody = z.infer<typeof apiError>['error'];

/** ISO-8601 instants as Azure writes them; null where Azure has none yet. */
export const instant = z.string().nullable();
