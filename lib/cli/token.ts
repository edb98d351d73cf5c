/**
 * Prints an access token of the local workspace, as `az account get-access-token --resource` does for Azure:
 * `npm run -s token https://ml.azure.com`. The service principal is that of ready.json in the state folder (by default
 * `.local-workspace`; `STUDIO_READY_FILE` names another).
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const door = z.object({ tokenUrl: z.url(), clientId: z.string(), clientSecret: z.string() });

async function token(audience: string): Promise<string> {
  const file = process.env.STUDIO_READY_FILE ?? '.local-workspace/ready.json';
  const { tokenUrl, clientId, clientSecret } = door.parse(JSON.parse(readFileSync(file, 'utf8')));
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: `${audience}/.default`,
  });
  const answer = await fetch(tokenUrl, { method: 'POST', body: form });
  if (!answer.ok) throw new Error(`${audience} was answered ${answer.status}: ${await answer.text()}`);
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}

const [audience] = process.argv.slice(2);
try {
  if (!audience) throw new Error('Say whom the token is for: npm run -s token https://ml.azure.com');
  console.log(await token(audience));
} catch (error) {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  const why = error instanceof Error ? error.message : String(error);
  console.error(missing ? `No local workspace runs here (${why}). Start one with npm start.` : why);
  process.exitCode = 1;
}
