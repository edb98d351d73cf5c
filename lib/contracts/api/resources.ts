import * as z from 'zod';

/** A resource as ARM holds it, every field of it: what is written back must hold what was not understood, too. */
export const resource = z.record(z.string(), z.json());
export type Resource = z.infer<typeof resource>;

/** `at` is Azure's clock when it answered. */
export const resourceView = z.object({ resource, at: z.string() });

/** A list of them; `partial` where there are more than were read. */
export const resourcesView = z.object({ resources: z.array(resource), partial: z.boolean(), at: z.string() });

/** Names one long-running operation of ARM (contract C4): the last segments of its status URL. */
export const operationRef = z.object({
  location: z.string().regex(/^[a-zA-Z0-9]{1,64}$/, 'a region'),
  operationId: z.string().regex(/^[a-zA-Z0-9:_-]{1,255}$/, 'an operation'),
});
export type OperationRef = z.infer<typeof operationRef>;

/**
 * A PUT, which replaces all of a resource. `base` is the resource as the writer read it, null where it is to be new: where
 * the live one is another by now, nothing is written and the answer is 409 `ResourceChanged`.
 */
export const writeRequest = z.object({ resource, base: resource.nullable() });

/** `operation` is null where Azure was done at once. */
export const writeAnswer = z.object({ resource, operation: operationRef.nullable() });
export const deleteAnswer = z.object({ operation: operationRef.nullable() });

/** `status` is Azure's own word; `done` says whether it will change; `error` why it failed. */
export const operationView = z.object({
  status: z.string(),
  done: z.boolean(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
