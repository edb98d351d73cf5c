import { z } from 'zod';

/** The modes of the Azure SDKs' HTTP fault injector: whole, partial or no answer, and how the connection ends then. */
export const responseOption = z.enum(['f', 'p', 'pc', 'pa', 'pn', 'n', 'nc', 'na']);
export type ResponseOption = z.infer<typeof responseOption>;

/** `*` stands for any characters; compared without regard to case. */
const pattern = z.string().min(1).max(500);

/** Which requests a fault meets. What is left out meets all; `{}` is every request of the workspace. */
const requests = z.strictObject({
  path: pattern.optional(),
  plane: z.enum(['public', 'arm', 'mfe', 'history', 'data', 'scoring', 'identity', 'storage']).optional(),
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** Azure's operation id, such as `Jobs_List`. */
  operation: z.string().min(1).max(100).optional(),
});
export type RequestScope = z.infer<typeof requests>;

/** Which resources, by their ARM ids. */
const resources = z.strictObject({ path: pattern });
const jobs = z.strictObject({ job: pattern });

/** How often, with which chance, how long; without them always, until it is switched off. */
const limits = {
  times: z.int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
  /** The same seed gives the same sequence of hits and misses. */
  seed: z.int().default(1),
  seconds: z.number().positive().max(86_400).optional(),
};
/** `Retry-After` in seconds, also zero or negative; null sends none. `retryAfterAs` turns it into an HTTP date. */
const wait = {
  retryAfter: z.int().min(-86_400).max(86_400).nullable().default(null),
  retryAfterAs: z.enum(['seconds', 'date']).default('seconds'),
};
const status = z.literal([500, 502, 503, 504]);
const redirect = z.literal([301, 302, 307, 308]);

const met = { where: requests, ...limits };
const hitsJob = { where: jobs, ...limits };

/** Everything that can be switched on, by kind. */
export const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('throttle'), ...wait, ...met }),
  z.strictObject({ kind: z.literal('error'), status, ...wait, ...met }),
  /** `header` obeys the request's own `x-ms-faultinjector-response-option`. */
  z.strictObject({ kind: z.literal('response'), option: z.enum([...responseOption.options, 'header']), ...met }),
  z.strictObject({ kind: z.literal('slow'), bytesPerSecond: z.int().min(1), ...met }),
  z.strictObject({ kind: z.literal('redirect'), location: z.url(), status: redirect.default(302), ...met }),
  z.strictObject({ kind: z.literal('html'), ...met }),
  z.strictObject({ kind: z.literal('nextLink'), link: z.string().max(10_000), ...met }),
  /** Blob storage only: the connection is reset when this share of the request's body has come. */
  z.strictObject({ kind: z.literal('brokenUpload'), share: z.number().min(0).max(1).default(0.3), ...met }),
  z.strictObject({ kind: z.literal('operation'), outcome: z.enum(['Failed', 'never']), where: resources, ...limits }),
  z.strictObject({ kind: z.literal('nameConflict'), where: resources, ...limits }),
  z.strictObject({ kind: z.literal('cancelHangs'), ...hitsJob }),
  z.strictObject({ kind: z.literal('notResponding'), ...hitsJob }),
  z.strictObject({ kind: z.literal('nodeLost'), ...hitsJob, times: z.int().min(1).default(1) }),
  z.strictObject({ kind: z.literal('clock'), skewSeconds: z.int().min(-604_800).max(604_800), ...limits }),
  z.strictObject({ kind: z.literal('tokenLifetime'), accessTokenSeconds: z.int().min(1).max(86_400), ...limits }),
]);
export type Fault = z.output<typeof fault>;
export type Kind = Fault['kind'];
export type FaultOf<K extends Kind> = Extract<Fault, { kind: K }>;

/** The kinds that a request meets on its way, as against those that a room asks about. */
export const requestKinds = [
  'throttle',
  'error',
  'response',
  'slow',
  'redirect',
  'html',
  'nextLink',
  'brokenUpload',
] as const satisfies readonly Kind[];
export type RequestFault = FaultOf<(typeof requestKinds)[number]>;

/** A fault as it crosses to the storage process: its number tells a fault from a later one of the same name. */
export const numbered = z.object({ id: z.int(), name: z.string(), fault });
export type Numbered = z.output<typeof numbered>;

/** How often each fault was met in a process, and how often it then happened, by its number. */
export const figures = z.array(z.object({ id: z.int(), met: z.int(), applied: z.int() }));
export type Figures = z.output<typeof figures>;
