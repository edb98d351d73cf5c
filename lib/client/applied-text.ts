import * as z from 'zod';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { type OperationRef, operationRef, type Resource, resource } from '@/lib/contracts/api/resources';
import type { ResourceRef } from './resources';
import type { Rememberer } from './workspace-memory';

/**
 * The text that a person wrote for a resource, with the live resource that it means: Azure keeps no comment and no order
 * of keys, so this browser does. `operation` is the write that made it so.
 */
export interface AppliedText {
  text: string;
  live: Resource;
  operation: OperationRef | null;
}

const PREFIX = 'batch-studio.applied-text.';
/** Newest texts that are kept. */
const MOST = 40;
const stored = z.object({ text: z.string(), live: resource, operation: operationRef.nullable(), at: z.number() });

/** Names a resource's texts in this browser; another account in the same browser has its own. */
export function textKey(
  who: Rememberer | null,
  ws: WorkspaceRef,
  { endpointName, deploymentName }: ResourceRef,
): string {
  const place = [ws.subscriptionId, ws.resourceGroupName, ws.workspaceName, endpointName, deploymentName ?? ''];
  return [who?.tenantId ?? '', who?.username ?? '', ...place.map((name) => name.toLowerCase())].join('/');
}

function read(storage: () => Storage, key: string): AppliedText | null {
  try {
    const parsed = stored.safeParse(JSON.parse(storage().getItem(PREFIX + key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The text that was applied last; null when there is none, or when what is stored is none. */
export const readApplied = (key: string): AppliedText | null => read(() => localStorage, key);

/** What this tab's draft was begun on: another tab may have applied another text since. */
export const readBase = (key: string): AppliedText | null => read(() => sessionStorage, key);

/** Keeps that for a reload of this tab; null forgets it. */
export function keepBase(key: string, base: AppliedText | null): void {
  try {
    if (base === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify({ ...base, at: Date.now() }));
  } catch {
    // The draft is then merged from what was applied last.
  }
}

const ageIn = z.object({ at: z.number() }).transform(({ at }) => at);

function forgetOldest(): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const aged = keys.map((key) => ({ key, at: ageIn.catch(0).parse(readJson(key)) }));
  for (const { key } of aged.sort((a, b) => b.at - a.at).slice(MOST)) localStorage.removeItem(key);
}

function readJson(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps the text for the next visit; a browser without room just forgets, and the page shows Azure's own again. */
export function keepApplied(key: string, { text, live, operation }: AppliedText): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ text, live, operation, at: Date.now() }));
    forgetOldest();
  } catch {
    // A full or forbidden storage costs the comments, never a write.
  }
}
