import { describe, expect, it } from 'vitest';
import { claimsOfChallenge, errorOfAnswer, missingAction, withoutSecrets } from './errors';

const now = new Date('2026-11-22T10:00:00Z');
const answer = (status: number, text: string, headers: Record<string, string> = {}) => ({
  status,
  text,
  header: (name: string) => headers[name] ?? null,
});

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
const encoded = Buffer.from(claims).toString('base64');

describe('claimsOfChallenge', () => {
  it('decodes the claims of continuous access evaluation', () => {
    const challenge = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`;
    expect(claimsOfChallenge(challenge)).toBe(claims);
  });
  it('finds them behind another challenge, unpadded', () => {
    const challenge = `PoP realm="x", Bearer error="insufficient_claims", claims="${encoded.replace(/=+$/, '')}"`;
    expect(claimsOfChallenge(challenge)).toBe(claims);
  });
  it('answers null for a plain 401 and for claims that are no JSON', () => {
    expect(claimsOfChallenge('Bearer error="invalid_token"')).toBeNull();
    expect(claimsOfChallenge('Bearer claims="bm90IGpzb24="')).toBeNull();
  });
});

describe('errorOfAnswer', () => {
  it('keeps Azure words, flattened details, target and request id', () => {
    const body = {
      error: {
        code: 'NotFound',
        message: 'The specified resource was not found.',
        target: 'name',
        details: [{ code: 'NoSuchEndpoint', message: 'There is no endpoint with name: X in WS', details: [] }],
      },
    };
    const error = errorOfAnswer(answer(404, JSON.stringify(body), { 'x-ms-correlation-request-id': 'id-1' }), now);
    expect(error).toMatchObject({
      status: 404,
      code: 'NotFound',
      message: 'The specified resource was not found.',
      target: 'name',
      requestId: 'id-1',
      fromAzure: true,
      details: [{ code: 'NoSuchEndpoint', message: 'There is no endpoint with name: X in WS' }],
    });
  });

  it('reads the action that is missing, on a 403 only', () => {
    const message =
      "The client 'reader@local.test' with object id '1' does not have authorization to perform action 'Microsoft.MachineLearningServices/workspaces/datastores/listsecrets/action' over scope '/subscriptions/s' or the scope is invalid.";
    const text = JSON.stringify({ error: { code: 'AuthorizationFailed', message } });
    const action = 'Microsoft.MachineLearningServices/workspaces/datastores/listsecrets/action';
    expect(errorOfAnswer(answer(403, text), now).missingAction).toBe(action);
    expect(errorOfAnswer(answer(404, text), now).missingAction).toBeNull();
    expect(missingAction('Forbidden')).toBeNull();
  });

  it('reads the XML of blob storage, its first line only', () => {
    const xml =
      '﻿<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.\nRequestId:1\nTime:2</Message><AuthenticationErrorDetail>Signature did not match sig=abc</AuthenticationErrorDetail></Error>';
    const error = errorOfAnswer(answer(403, xml, { 'x-ms-request-id': 'r' }), now);
    expect(error).toMatchObject({
      code: 'AuthenticationFailed',
      message: 'Server failed to authenticate the request.',
      fromAzure: true,
    });
  });

  it('does not invent words where there are none', () => {
    const error = errorOfAnswer(answer(503, '<html>busy</html>', { 'retry-after': '7' }), now);
    expect(error).toMatchObject({ code: 'Http503', retryAfterSeconds: 7, fromAzure: false });
    expect(error.message).toBe('The workspace answered 503 without an explanation.');
  });
});

describe('withoutSecrets', () => {
  it('keeps the URL and drops what signs it, and tokens', () => {
    const text =
      'GET https://a.blob.core.windows.net/c/b?sv=2023&se=2026&sr=b&sp=r&sig=AbC%2F%3D failed, Bearer abc.def';
    expect(withoutSecrets(text)).toBe(
      'GET https://a.blob.core.windows.net/c/b?sv=…&se=…&sr=…&sp=…&sig=… failed, Bearer …',
    );
    expect(withoutSecrets('token eyJhbGciOiJSUzI1NiJ9.eyJvaWQiOiIxIn0.c2ln')).toBe('token …');
  });

  it.each([
    [
      'a connection string',
      'AccountName=a;AccountKey=c2VjcmV0+/==;EndpointSuffix=x',
      'AccountName=a;AccountKey=…;EndpointSuffix=x',
    ],
    ['JSON', '{"accountKey": "c2VjcmV0=="}', '{"accountKey": "…"}'],
    ['a shared access signature', 'SharedAccessSignature=sv=1&sig=c2VjcmV0;X=1', 'SharedAccessSignature=…;X=1'],
    ['a signature alone', 'did not match sig=c2VjcmV0 here', 'did not match sig=… here'],
    ['an escaped query', 'x?a=1\\u0026sig=c2VjcmV0', 'x?a=1\\u0026sig=…'],
    ['a URL in a URL', 'u=https%3A%2F%2Fh%2F%3Fa%26sig%3Dc2VjcmV0', 'u=https%3A%2F%2Fh%2F%3Fa%26sig%3D…'],
  ])('drops the secret of %s', (_what, text, clean) => expect(withoutSecrets(text)).toBe(clean));

  it('leaves words alone that only look like it', () => {
    for (const text of ['design=1', 'The account key is missing.', 'sign=2']) expect(withoutSecrets(text)).toBe(text);
  });

  it('is done to every part of an error', () => {
    const secret = 'https://a/b?sig=c2VjcmV0';
    const details = [{ code: 'D', message: secret, target: null, details: null }];
    const text = JSON.stringify({ error: { code: 'C', message: secret, target: secret, details } });
    const error = errorOfAnswer(answer(400, text), now);
    expect([error.message, error.target, error.details[0]?.message]).toEqual(Array(3).fill('https://a/b?sig=…'));
  });
});
