import { describe, expect, it } from 'vitest';
import { containerUrl, isBlobUrl, regionalOrigin, scoringUrl } from '@/lib/azureml/hosts';
import { cloudOf } from './clouds';

const azure = cloudOf('AzureCloud', { workspace: null, storage: null });
const local = cloudOf('Local', { workspace: 'http://localhost:3100', storage: 'http://localhost:3101' });

describe('regionalOrigin', () => {
  it.each(['https://eastus2.api.azureml.ms/discovery', 'https://0a1b.workspace.westeurope.api.azureml.ms'])(
    'takes %s',
    (url) => expect(regionalOrigin(azure, url)).toBe(new URL(url).origin),
  );
  it.each([
    'https://evil.com',
    'https://eastus2.api.azureml.ms.evil.com',
    'https://eastus2.api.azureml.ms.',
    'https://eastus2.api.azureml.ms@evil.com',
    'https://user@eastus2.api.azureml.ms',
    'https://eastus2.api.azureml.ms:8443',
    'http://eastus2.api.azureml.ms',
    'https://xn--eastus2-9za.api.azureml.ms',
    'http://169.254.169.254/',
    'not a url',
  ])('refuses %s', (url) => expect(() => regionalOrigin(azure, url)).toThrow('outside its cloud'));
});

describe('scoringUrl', () => {
  it('takes the form of each cloud', () => {
    const uri = 'https://mnist-batch.eastus2.inference.ml.azure.com/jobs';
    expect(scoringUrl(azure, uri)).toBe(uri);
    expect(scoringUrl(local, 'http://localhost:3100/inference/mnist-batch/jobs')).toContain('/jobs');
  });
  it.each([
    'https://x.inference.ml.azure.com.evil.com/jobs',
    'https://a.b.inference.ml.azure.com/jobs/../x',
    'https://a.b.inference.ml.azure.com/jobs?x=1',
    'http://mnist-batch.eastus2.inference.ml.azure.com/jobs',
    'http://localhost:3100/inference/mnist-batch/jobs',
  ])('refuses %s for an Azure cloud', (uri) => expect(() => scoringUrl(azure, uri)).toThrow('outside its cloud'));
});

describe('containers and blobs', () => {
  it('come from the table, never from the datastore', () => {
    expect(containerUrl(azure, 'acct', 'azureml-blobstore-1')).toBe(
      'https://acct.blob.core.windows.net/azureml-blobstore-1',
    );
    expect(containerUrl(local, 'acct', 'azureml')).toBe('http://localhost:3101/acct/azureml');
    expect(() => containerUrl(azure, 'evil.com/x', 'azureml')).toThrow('outside its cloud');
    expect(() => containerUrl(azure, 'acct', '../x')).toThrow('outside its cloud');
  });
  it('tell a blob of the cloud from others', () => {
    expect(isBlobUrl(azure, 'https://acct.blob.core.windows.net/azureml/a.txt?sig=x')).toBe(true);
    expect(isBlobUrl(local, 'http://localhost:3101/acct/azureml/a.txt?sig=x')).toBe(true);
    expect(isBlobUrl(azure, 'https://acct.blob.core.windows.net.evil.com/azureml/a.txt')).toBe(false);
    expect(isBlobUrl(azure, 'https://evil.com/acct.blob.core.windows.net/a.txt')).toBe(false);
    expect(isBlobUrl(azure, 'https://acct@evil.blob.core.windows.net/c/a.txt')).toBe(false);
    expect(isBlobUrl(local, 'http://localhost:3100/acct/azureml/a.txt')).toBe(false);
  });
});
