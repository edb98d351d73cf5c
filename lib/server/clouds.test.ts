import { describe, expect, it } from 'vitest';
import { containerUrl, isBlobUrl, issuedContainer, regionalOrigin, scoringUrl } from '@/lib/azureml/hosts';
import { cloudOf } from './clouds';

const none = { workspace: null, storage: null };
const azure = cloudOf('AzureCloud', none);
/** Hosts of each cloud as contract A1 has them. */
const clouds = {
  AzureCloud: {
    login: 'https://login.microsoftonline.com',
    arm: 'https://management.azure.com',
    ml: 'https://ml.azure.com',
    api: 'api.azureml.ms',
    blob: 'blob.core.windows.net',
    inference: 'inference.ml.azure.com',
  },
  AzureUSGovernment: {
    login: 'https://login.microsoftonline.us',
    arm: 'https://management.usgovcloudapi.net',
    ml: 'https://ml.azure.us',
    api: 'api.ml.azure.us',
    blob: 'blob.core.usgovcloudapi.net',
    inference: 'inference.ml.azure.us',
  },
  AzureChinaCloud: {
    login: 'https://login.chinacloudapi.cn',
    arm: 'https://management.chinacloudapi.cn',
    ml: 'https://ml.azure.cn',
    api: 'api.ml.azure.cn',
    blob: 'blob.core.chinacloudapi.cn',
    inference: 'inference.ml.azure.cn',
  },
};
const names = Object.keys(clouds) as (keyof typeof clouds)[];
const local = cloudOf('Local', { workspace: 'http://localhost:3100', storage: 'http://localhost:3101' });

describe.each(names)('%s', (name) => {
  const { login, arm, ml, api, blob, inference } = clouds[name];
  const cloud = cloudOf(name, none);
  const others = names.filter((other) => other !== name).map((other) => clouds[other]);

  it('has its own authority, audiences and hosts, and nothing of this machine', () => {
    expect(cloud).toMatchObject({ label: null, note: null, authority: login, authorityOrigin: login, arm });
    expect(cloud.scopes).toEqual({
      arm: `${arm}/user_impersonation`,
      ml: `${ml}/user_impersonation`,
      storage: 'https://storage.azure.com/user_impersonation',
    });
    expect(cloud.blobSource).toBe(`https://*.${blob}`);
    expect(containerUrl(cloud, 'acct', 'azureml')).toBe(`https://acct.${blob}/azureml`);
    const patterns = [cloud.regional.source, cloud.scoring.source];
    expect(JSON.stringify([cloud, patterns])).not.toMatch(/localhost|127\.0\.0\.1|http:/);
  });

  it('takes its own regional API, scoring URIs and blobs, and those of no other cloud', () => {
    const regional = (host: string) => `https://eastus2.${host}`;
    const scoring = (host: string) => `https://digits.eastus2.${host}/jobs`;
    const file = (host: string) => `https://acct.${host}/azureml/a.txt?sig=x`;
    expect(regionalOrigin(cloud, `${regional(api)}/discovery`)).toBe(regional(api));
    expect(scoringUrl(cloud, scoring(inference))).toBe(scoring(inference));
    expect(isBlobUrl(cloud, file(blob))).toBe(true);
    for (const other of others) {
      expect(() => regionalOrigin(cloud, regional(other.api))).toThrow('outside its cloud');
      expect(() => scoringUrl(cloud, scoring(other.inference))).toThrow('outside its cloud');
      expect(isBlobUrl(cloud, file(other.blob))).toBe(false);
    }
  });
});

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

  it('takes a container that Azure issued, with its SAS, and nothing else of a URL', () => {
    expect(issuedContainer(azure, 'https://acct.blob.core.windows.net/12345678-abcd?sv=1&sig=x')).toEqual({
      containerUrl: 'https://acct.blob.core.windows.net/12345678-abcd',
      sas: 'sv=1&sig=x',
    });
    expect(issuedContainer(local, 'http://localhost:3101/acct/code-1?sig=x').sas).toBe('sig=x');
    for (const url of [
      'https://acct.blob.core.windows.net.evil.com/code-1?sig=x',
      'https://user@acct.blob.core.windows.net/code-1?sig=x',
      'https://acct.blob.core.windows.net/?sig=x',
      'https://acct.blob.core.windows.net/code-1/blob?sig=x',
      'https://acct.blob.core.windows.net/CODE?sig=x',
      'http://localhost:3101/code-1?sig=x',
      'code-1',
    ])
      expect(() => issuedContainer(azure, url), url).toThrow('outside its cloud');
  });
});
