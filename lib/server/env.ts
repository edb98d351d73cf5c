import 'server-only';
import { z } from 'zod';
import type { PublicSettings } from '@/lib/contracts/api/settings';
import { type Cloud, cloudOf } from './clouds';
import { readSettings } from './settings-schema';

const required = z.string();
const shape = z.object({
  STUDIO_CLOUD: required,
  STUDIO_CLIENT_ID: required,
  STUDIO_TENANT_ID: required,
  STUDIO_PUBLIC_URL: z.string().nullable(),
  STUDIO_PORT: required,
  STUDIO_WORKSPACE_URL: z.string().nullable(),
  STUDIO_STORAGE_URL: z.string().nullable(),
});

export interface Settings {
  cloudName: string;
  cloud: Cloud;
  clientId: string;
  tenantId: string;
  /** Origin without a trailing slash (DESIGN decision 15). */
  publicUrl: string;
}

/** Parsed configuration of an environment. Throws one SettingsError that lists every problem. */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const values = shape.parse(readSettings(env));
  return {
    cloudName: values.STUDIO_CLOUD,
    cloud: cloudOf(values.STUDIO_CLOUD, {
      workspace: values.STUDIO_WORKSPACE_URL,
      storage: values.STUDIO_STORAGE_URL,
    }),
    clientId: values.STUDIO_CLIENT_ID,
    tenantId: values.STUDIO_TENANT_ID,
    publicUrl: values.STUDIO_PUBLIC_URL ?? `http://localhost:${values.STUDIO_PORT}`,
  };
}

let parsed: Settings | undefined;

/** Configuration of this process, read at its first use so that a build needs none. */
export function settings(): Settings {
  parsed ??= parseSettings(process.env);
  return parsed;
}

/** What a page gives to the browser. */
export function publicSettingsOf({ cloudName, cloud, clientId, tenantId, publicUrl }: Settings): PublicSettings {
  return {
    cloud: cloudName,
    cloudLabel: cloud.label,
    cloudNote: cloud.note,
    signInLabel: cloud.signInLabel,
    clientId,
    tenantId,
    publicUrl,
    authority: cloud.authority,
    knownAuthorities: [new URL(cloud.authority).host],
    authorityMetadata: cloud.authorityEndpoints && JSON.stringify(cloud.authorityEndpoints(tenantId)),
    scopes: cloud.scopes,
    programs: { arm: cloud.arm, regional: cloud.regionalTemplate, blob: cloud.blobTemplate, ...cloud.programs },
    studioBaseUrl: cloud.studioBaseUrl,
  };
}

export function publicSettings(): PublicSettings {
  return publicSettingsOf(settings());
}
