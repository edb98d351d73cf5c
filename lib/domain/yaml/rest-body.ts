/** JSON as ARM takes it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

type Draft = { [key: string]: Json | undefined };

/** Leaves out what is undefined, as the peer's REST client leaves out None. */
export function present(draft: Draft): JsonObject {
  const kept: [string, Json][] = [];
  for (const [key, value] of Object.entries(draft)) if (value !== undefined) kept.push([key, value]);
  return Object.fromEntries(kept);
}

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
