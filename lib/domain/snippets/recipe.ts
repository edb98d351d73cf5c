import type { Json, JsonObject } from '../yaml/rest-body';
import type { OutputFile, Place } from './action';

export type Audience = keyof Place['audiences'];

export interface Request {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  url: string;
  audience: Audience;
  headers?: Record<string, string>;
  body?: JsonObject;
}

/** One field of a resource that is set, by its path. */
export interface Change {
  path: readonly string[];
  value: Json;
}

/** What an action is over HTTP, whatever language says it. */
export type Recipe =
  /** One request whose answer is printed. */
  | { kind: 'request'; request: Request }
  /** Read, change, write back all of it: a PUT is a full replace. */
  | { kind: 'change'; url: string; changes: readonly Change[] }
  | { kind: 'upload'; container: string; path: string; request: Request }
  | { kind: 'log'; run: string }
  | { kind: 'download'; files: readonly OutputFile[] }
  | { kind: 'token' };
