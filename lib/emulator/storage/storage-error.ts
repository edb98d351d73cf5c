import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** Answers in the form of a storage service's errors. */
export function answerStorageError(
  res: ServerResponse,
  {
    status,
    code,
    message,
    headers = {},
  }: { status: number; code: string; message: string; headers?: Record<string, string> },
): void {
  const id = randomUUID();
  const text = `${message}\nRequestId:${id}\nTime:${new Date().toISOString()}`;
  res.writeHead(status, {
    'content-type': 'application/xml',
    'x-ms-error-code': code,
    'x-ms-request-id': id,
    ...headers,
  });
  res.end(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${text}</Message></Error>`);
}
