import 'server-only';
import { randomUUID } from 'node:crypto';
import { errorAnswer } from './answer';
import { settings } from './env';
import { failureBody, refusal } from './failure';
import { SettingsError } from './settings-schema';

/**
 * 200 `{status: 'ok'}` where this process can serve, 503 with what is wrong with its configuration where it can not.
 * Says nothing of the workspace, so that Azure's trouble never restarts the dashboard.
 */
export function health(): Response {
  try {
    settings();
    return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const requestId = randomUUID();
    const known = error instanceof SettingsError ? refusal(503, 'ConfigurationIncomplete', error.message) : error;
    return errorAnswer(failureBody(known, requestId), null, requestId);
  }
}
