import { expect, it } from 'vitest';
import { parseBlobList } from './blob-list';

const blob = (name: string, attribute = '') =>
  `<Blob><Name${attribute}>${name}</Name><Properties><Last-Modified>Sun, 22 Nov 2026 10:00:00 GMT</Last-Modified><Content-Length>12</Content-Length><Content-Type /></Properties></Blob>`;

it('reads names with everything that XML escapes', () => {
  const xml = `<?xml version="1.0"?><EnumerationResults><Blobs>${blob('a &amp; b/&lt;1&gt; &#xE9;&#233;.csv')}${blob('x%EF%BF%BE.csv', ' Encoded="true"')}</Blobs><NextMarker>2!8!x&amp;</NextMarker></EnumerationResults>`;
  const { blobs, marker } = parseBlobList(xml);
  expect(blobs).toEqual([
    { name: 'a & b/<1> éé.csv', bytes: 12, modifiedAt: '2026-11-22T10:00:00.000Z' },
    { name: 'x\ufffe.csv', bytes: 12, modifiedAt: '2026-11-22T10:00:00.000Z' },
  ]);
  expect(marker).toBe('2!8!x&');
});

it('ends without a marker', () => {
  expect(parseBlobList('<EnumerationResults><Blobs /><NextMarker/></EnumerationResults>')).toEqual({
    blobs: [],
    marker: null,
  });
});

it.each([
  ['cut in the middle', `<EnumerationResults><Blobs>${blob('a.csv')}`],
  ['cut to nothing', ''],
  ["a portal's page", '<!doctype html><html><body>Sign in.</body></html>'],
])('is no list when it is %s', (_what, text) => {
  expect(() => parseBlobList(text)).toThrow(expect.objectContaining({ status: 502, code: 'UpstreamNotXml' }));
});
