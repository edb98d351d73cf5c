// The dashboard's own process: Next behind one small http server that knows which host it is and speaks no protocol but http.
import fs from 'node:fs';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import next from 'next';

const dev = process.argv.includes('--dev');
const port = Number(process.env.STUDIO_PORT || 3000);
const host = process.env.STUDIO_HOST || 'localhost';
const own = `http://localhost:${port}`;
const stated = process.env.STUDIO_PUBLIC_URL || own;
const publicUrl = new URL(URL.canParse(stated) ? stated : own); // a wrong one is named by the health check below
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

// Next answers the sockets of development (hot reload, without which no page comes alive) by a listener that it hangs on one
// server, and by nothing else: `getUpgradeHandler` does not know them. We listen on two addresses, so it gets a server that
// never listens, and ours hand their sockets to it.
const httpServer = http.createServer();
const dir = fileURLToPath(new URL('../..', import.meta.url));
const app = next({ dev, dir, hostname: publicUrl.hostname, port, httpServer });
await app.prepare();
const handle = app.getRequestHandler();

/**
 * One origin, stated (DESIGN decision 15): another name for this machine is sent to it, another host gets nothing.
 * @param {http.IncomingMessage} request @param {http.ServerResponse} response @returns {boolean} whether it was answered here
 */
function turnedAway(request, response) {
  if (!METHODS.has(request.method ?? '')) return answer(response, 405, 'This method is not served.');
  if (request.url === '/api/health' || request.headers.host === publicUrl.host) return false;
  const isLoopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '');
  if (!isLoopback || request.method !== 'GET' || !request.url?.startsWith('/'))
    return answer(response, 421, `This server is ${publicUrl.origin}.`);
  const target = new URL(request.url.replace(/^[/\\]+/, '/'), publicUrl);
  if (target.origin !== publicUrl.origin) return answer(response, 421, `This server is ${publicUrl.origin}.`);
  response.setHeader('location', target.href);
  return answer(response, 307, `Moved to ${publicUrl.origin}.`);
}

/** @param {http.ServerResponse} response @param {number} status @param {string} text */
function answer(response, status, text) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
  return true;
}

const serve = () => {
  const server = http.createServer({ maxHeaderSize: 64 * 1024, requestTimeout: 0 }, (request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    if (!turnedAway(request, response)) handle(request, response);
  });
  server.keepAliveTimeout = 65_000; // longer than the idle time of the proxies that stand before it
  server.on('upgrade', (request, socket, head) =>
    dev && httpServer.emit('upgrade', request, socket, head) ? undefined : socket.destroy(),
  );
  return server;
};

/** `localhost` is both families; a machine without IPv6 has one of them. @param {string} address @param {boolean} optional */
const listen = (address, optional) =>
  new Promise((resolve, reject) => {
    const server = serve();
    const isAbsent = (error) => optional && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code);
    server.once('error', (error) => (isAbsent(error) ? resolve(undefined) : reject(error)));
    server.listen({ port, host: address, ipv6Only: address === '::1' }, () => resolve(server));
  });

/** The configuration is read where it is used; asking once tells now what every page would say later. */
async function checkHealth() {
  const here = host === 'localhost' || host === '0.0.0.0' ? '127.0.0.1' : host;
  const health = await fetch(`http://${here.includes(':') ? `[${here}]` : here}:${port}/api/health`);
  if (!health.ok) throw new Error(sentencesOf(await health.text()));
}

/** @param {string} text an error answer of ours */
function sentencesOf(text) {
  try {
    return JSON.parse(text).error.message;
  } catch {
    return text;
  }
}

const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
try {
  const servers = await Promise.all(addresses.map((address, index) => listen(address, index > 0)));
  const stop = () => {
    for (const server of servers) server?.close();
    setTimeout(() => process.exit(0), 300).unref(); // answers under way get a moment
    for (const server of servers) server?.closeIdleConnections();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, stop);
  await checkHealth();
  process.send?.({ type: 'ready' });
} catch (error) {
  fs.writeSync(
    2,
    `${error.code === 'EADDRINUSE' ? `Port ${port} is in use. Stop the program that holds it, or choose another: npm start -- --port ${port + 10}` : error.message}\n`,
  );
  process.exit(1);
}
