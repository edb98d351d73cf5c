import { expect, test } from 'vitest';
import { contentHash } from './content-hash';
import { contentOf, filesBelow, type LocalFiles } from './local-files';
import { AssetProblem } from './problem';
import { SAMPLE, sampleFiles } from './sample';
import { fileHash, folderHash, md5Text } from './upload-hash';

const IGNORED = { '.amlignore': '*.tmp\nlogs/\n', '.gitignore': '*\n' };

async function hashesOf(files: LocalFiles) {
  const content = await contentOf(files, '');
  return {
    content: await contentHash(content.entries),
    folder: await folderHash(content.all, content.isIgnored),
  };
}

// Recorded from azure-ai-ml 1.4.0: get_content_hash and get_object_hash of the same folder.
test.each([
  {
    what: 'a folder',
    files: SAMPLE,
    content: '1accf9719dcd995f895df870a1c52086fa9f17a5dd704ff82be4a59ae63ec908',
    folder: '6b2b15d2c88eb266c3b5e7697b73cc27',
  },
  {
    what: 'a folder with an .amlignore, before which a .gitignore does not count',
    files: { ...SAMPLE, ...IGNORED },
    content: '88c3936edf119980a6c2a2d3f9ceacd9fb9b99ae0318319e72ce3dd8a50f407d',
    folder: '0d3e44433caba8ad51938c56b43710c5',
  },
  {
    what: 'a folder with a .gitignore',
    files: { ...SAMPLE, '.gitignore': '*.tmp\n' },
    content: '3491a75bc0013a9ddf2fa302726b890dae6468f56e2e6acffc0c3ecaf43ec9a5',
    folder: '8c79b0ff83e3b94c25847d3b4a9c0fe3',
  },
])('$what has the hashes of azure-ai-ml', async ({ files, content, folder }) => {
  expect(await hashesOf(sampleFiles(files))).toEqual({ content, folder });
});

test('a single file has the hashes of azure-ai-ml', async () => {
  const [entry] = filesBelow(sampleFiles(SAMPLE), 'deep/er');
  expect(entry?.path).toBe('file.txt');
  const only = entry ? [entry] : [];
  expect(await contentHash(only)).toBe('e42ba9e7bb465ab06f1e9291773ec6a6e92bd7a6e5b3b619fd7c324668c54946');
  expect(entry && (await fileHash(entry))).toBe('e4c966a17a1421aadb9d7bf364855705');
});

test('content beyond one slice is hashed whole', async () => {
  const bytes = new Uint8Array(3 * 1024 * 1024 + 7).fill(65);
  const entry = { path: 'big.bin', file: new File([bytes], 'big.bin') };
  const same = { path: 'big.bin', file: new File([bytes.slice(0, 5), bytes.slice(5)], 'big.bin') };
  const other = { path: 'big.bin', file: new File([bytes.slice(1), new Uint8Array([66])], 'big.bin') };
  expect(await contentHash([entry])).toBe(await contentHash([same]));
  expect(await contentHash([entry])).not.toBe(await contentHash([other]));
});

test('a file that can not be read any more is named', async () => {
  const file = new File(['x'], 'gone.bin');
  file.slice = () => {
    const blob = new Blob();
    blob.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    return blob;
  };
  const hashing = contentHash([{ path: 'model/gone.bin', file }]);
  await expect(hashing).rejects.toThrow(AssetProblem);
  await expect(hashing).rejects.toMatchObject({ path: 'model/gone.bin' });
});

test('hashing ends when it is canceled', async () => {
  const stop = AbortSignal.abort(new Error('stopped'));
  const entry = { path: 'a', file: new File(['x'], 'a') };
  await expect(contentHash([entry], stop)).rejects.toThrow('stopped');
  await expect(folderHash([entry], () => false, stop)).rejects.toThrow('stopped');
});

test('md5 of a text', () => expect(md5Text('')).toBe('d41d8cd98f00b204e9800998ecf8427e'));
