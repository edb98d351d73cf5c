import * as z from 'zod';
import { segment } from './common';

/** The four inputs of the old command line (classic-commands rows 4 to 7); local files become a datastore path first. */
export const invokeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('data'), name: segment, version: z.string().regex(/^[a-zA-Z0-9._-]{1,255}$/) }),
  z.object({ kind: z.literal('url'), url: z.url({ protocol: /^https?$/ }), type: z.enum(['UriFolder', 'UriFile']) }),
  z.object({
    kind: z.literal('datastore'),
    datastore: segment,
    path: z.string().min(1).max(1024),
    type: z.enum(['UriFolder', 'UriFile']),
  }),
]);

/** Azure keeps these as 32-bit integers. */
const wholeFrom = (least: number) => z.number().int().min(least).max(2_147_483_647);

export const invokeOverrides = z.object({
  miniBatchSize: wholeFrom(1).optional(),
  instanceCount: wholeFrom(1).optional(),
  maxRetries: wholeFrom(0).optional(),
  timeoutSeconds: wholeFrom(1).optional(),
  errorThreshold: wholeFrom(-1).optional(),
  outputFileName: z
    .string()
    .regex(/^[^/\\]{1,255}$/)
    .optional(),
});

export const invokeRequest = z.object({
  deploymentName: segment.nullable(),
  input: invokeInput,
  overrides: invokeOverrides,
  /** Made once when the form opens; becomes the tag `batch-studio.request` so that a lost answer never becomes a second job. */
  requestKey: z.guid(),
  displayName: z.string().max(255).nullable(),
});

/** `existed`: the server found a job with this request key and submitted nothing. */
export const invokeAnswer = z.object({ jobName: z.string(), existed: z.boolean() });

export type InvokeInput = z.infer<typeof invokeInput>;
export type InvokeOverrides = z.infer<typeof invokeOverrides>;
export type InvokeRequest = z.infer<typeof invokeRequest>;
