export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';

/** The process answers. Says nothing of the workspace, so that Azure's trouble never restarts the dashboard. */
export const GET = () => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
