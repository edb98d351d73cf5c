import { AzureError } from './errors';

export interface BlobItem {
  name: string;
  bytes: number;
  /** ISO-8601. */
  modifiedAt: string | null;
}

export interface BlobPage {
  blobs: BlobItem[];
  marker: string | null;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name] ?? whole;
  });
}

const element = (xml: string, name: string) => new RegExp(`<${name}(\\s[^>]*)?>([^<]*)</${name}>`).exec(xml);

function blobOf(xml: string): BlobItem | null {
  const found = element(xml, 'Name');
  if (!found) return null;
  const text = unescaped(found[2] ?? '');
  // Names with characters that XML cannot hold come percent-encoded and say so.
  const name = /Encoded="true"/.test(found[1] ?? '') ? decodeURIComponent(text) : text;
  const modified = Date.parse(element(xml, 'Last-Modified')?.[2] ?? '');
  return {
    name,
    bytes: Number(element(xml, 'Content-Length')?.[2] ?? 0),
    modifiedAt: Number.isNaN(modified) ? null : new Date(modified).toISOString(),
  };
}

/**
 * One page of `List Blobs`: a machine-written, flat document, so it is cut, not modelled. Throws 502 where it is none, or
 * not whole: that is never an empty folder (abuse cases 36 and 37).
 */
export function parseBlobList(xml: string): BlobPage {
  if (!/<\/EnumerationResults>\s*$/.test(xml)) {
    const message = 'Blob storage answered with something that is not a whole list of blobs.';
    throw new AzureError({ status: 502, code: 'UpstreamNotXml', message });
  }
  const blobs = [...xml.matchAll(/<Blob>([\s\S]*?)<\/Blob>/g)].flatMap((match) => blobOf(match[1] ?? '') ?? []);
  const marker = unescaped(element(xml, 'NextMarker')?.[2] ?? '');
  return { blobs, marker: marker === '' ? null : marker };
}
