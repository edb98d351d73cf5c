import type { Blobs, Engine } from '../compute/types';
import type { OperationStore, PagedJobStore, ResourceStore } from '../store';
import type { Clock, Principal } from '../types';

/** What may go wrong with a request on demand, beyond what its way here meets. */
export interface ApiFaults {
  /** A long-running operation on the resource of this ARM id has begun. */
  began(operation: string, target: string): void;
  /** How an operation ends where it does not succeed; null where it does. */
  outcomeOf(operation: string): 'Failed' | 'never' | null;
  /** The same for the last operation on a resource. */
  lastOutcomeOf(target: string): 'Failed' | 'never' | null;
  /** Whether the endpoint of this ARM id may not be created, its name being taken in the region. */
  isNameTaken(id: string): boolean;
}

/** What handlers work on. */
export interface Services {
  resources: ResourceStore;
  jobs: PagedJobStore;
  operations: OperationStore;
  blobs: Blobs;
  engine: Engine;
  /** Of the workspace's own storage account; leaves only through listSecrets and as signatures. */
  accountKey: string;
  /** `http://localhost:{port}/{account}`. */
  blobBaseUrl: string;
  dashboardUrl: string;
  clock: Clock;
  faults: ApiFaults;
}

/** One request, parsed: handlers never see sockets. */
export interface Call {
  method: string;
  /** A path parameter, decoded and checked; throws when the template has none of that name. */
  param(name: string): string;
  /** The same for a parameter that only some templates of a handler have. */
  given(name: string): string | undefined;
  /** A query parameter by name without regard to case; undefined when absent or empty. */
  query(name: string): string | undefined;
  header(name: string): string | undefined;
  apiVersion: string;
  /** Parsed JSON; undefined when there was no body. */
  body: unknown;
  principal: Principal;
  /** Scheme, host and port that the caller used, without a trailing slash. */
  base: string;
  /** Path and query as asked, for next links. */
  url: URL;
}

/** `body` undefined is an empty body, null is the four characters `null`. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Handler = (call: Call, services: Services) => Answer | Promise<Answer>;

/** Which of Azure's hosts a path stands for; decides audience, api-version rule and error voice. */
export type Plane = 'public' | 'arm' | 'mfe' | 'history' | 'data' | 'scoring';

export interface Operation {
  /** Azure's operation id, such as `BatchEndpoints_List`. */
  name: string;
  method: string;
  /** Path with `{parameter}` segments, in canonical casing. */
  template: string;
  plane: Plane;
  /** RBAC action that the caller's role must cover. */
  action: string;
  handler: Handler;
}
