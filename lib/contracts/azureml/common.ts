import { z } from 'zod';

/** A PUT is a full replace, so fields we do not know must survive: every object here is loose. */
const text = z.string().nullish();

const tags = z.record(z.string(), z.string().nullable()).nullish();

const systemData = z.looseObject({
  createdAt: text,
  createdBy: text,
  createdByType: text,
  lastModifiedAt: text,
  lastModifiedBy: text,
});

/** An ARM resource: id, name and type around `properties`. */
export const armResource = <P extends z.ZodType>(properties: P) =>
  z.looseObject({
    id: z.string(),
    name: z.string(),
    type: text,
    location: text,
    tags,
    properties,
    systemData: systemData.nullish(),
  });

/** A page of a list; `nextLink` is absent on the last one (contract C5). */
export const page = <T extends z.ZodType>(item: T) =>
  z.looseObject({ value: z.array(item), nextLink: z.string().nullish() });

export interface AzureErrorBody {
  code: string;
  message: string;
  target?: string | null;
  details?: AzureErrorBody[] | null;
  additionalInfo?: { type: string; info?: unknown }[] | null;
}

const errorBody: z.ZodType<AzureErrorBody> = z.lazy(() =>
  z.looseObject({
    code: z.string(),
    message: z.string(),
    target: text,
    details: z.array(errorBody).nullish(),
    additionalInfo: z.array(z.looseObject({ type: z.string(), info: z.unknown().optional() })).nullish(),
  }),
);

/** The error envelope of ARM and of the regional API (contract C6). */
export const errorEnvelope = z.looseObject({ error: errorBody });

/** Status of a long-running operation (contract C4); `error` only where it failed. */
export const operationStatus = z.looseObject({ status: z.string(), error: errorBody.nullish() });
