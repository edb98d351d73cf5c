import * as z from 'zod';

/** What the browser needs to know about where it is: plain facts of the configured cloud, no secret. */
export const publicSettings = z.object({
  /** Name of the cloud's row in the server's table. */
  cloud: z.string(),
  /** A word for the header where data is not Azure's. */
  cloudLabel: z.literal('LOCAL').nullable(),
  /** What that word means, as a sentence for its tooltip; null where there is no word. */
  cloudNote: z.string().nullable(),
  /** Words of the button that leads to the authority's sign-in page. */
  signInLabel: z.string(),
  clientId: z.string(),
  /** Tenant to sign in to: a GUID, a domain, or `organizations`. */
  tenantId: z.string(),
  /** The one origin of this dashboard, without a trailing slash: redirect URIs and copied links start with it. */
  publicUrl: z.string(),
  /** Base of the authority, without tenant and trailing slash; MSAL takes `${authority}/${tenantId}`. Always https. */
  authority: z.string(),
  /** Hosts (with port) that MSAL may trust without asking Microsoft. */
  knownAuthorities: z.array(z.string()),
  /** MSAL's `authorityMetadata` (JSON text) for `tenantId`, where MSAL does not find the authority's endpoints itself. */
  authorityMetadata: z.string().nullable(),
  /** One delegated scope for each audience; never two in one token request. */
  scopes: z.object({ arm: z.string(), ml: z.string(), storage: z.string() }),
  /** What a program outside of this page needs to reach the same cloud: for snippets to copy. No trailing slashes. */
  programs: z.object({
    arm: z.string(),
    /** With `{region}` for a workspace's location. */
    regional: z.string(),
    /** With `{account}` for a storage account's name. */
    blob: z.string(),
    /** With `{tenant}`: where a service principal asks for tokens. */
    token: z.string(),
    /** With `{audience}`: a command for a terminal that prints a token. */
    tokenCommand: z.string(),
    /** What azure-ai-ml calls the cloud; null for the one it takes by itself. */
    sdkCloud: z.string().nullable(),
  }),
  /** Azure Machine Learning studio, without a trailing slash; null where there is none. */
  studioBaseUrl: z.string().nullable(),
});

export type PublicSettings = z.infer<typeof publicSettings>;
