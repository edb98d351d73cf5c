import { describe, expect, it } from 'vitest';
import { parseOptions, resolvePython } from './options';

describe('parseOptions', () => {
  it('reads every flag', () => {
    const line =
      '--workspace-port 4100 --storage-port=4101 --state /s --dashboard-url http://localhost:3000/ --access-token-seconds 5 --rate-limit-factor 20 --node-start-seconds 2.5';
    expect(parseOptions(line.split(' '), { STUDIO_PYTHON: '/opt/python' })).toEqual({
      workspacePort: 4100,
      storagePort: 4101,
      stateDir: '/s',
      dashboardUrl: 'http://localhost:3000',
      python: '/opt/python',
      rateLimitFactor: 20,
      nodeStartSeconds: 2.5,
      lifetimes: { accessToken: 5 },
    });
  });

  it('prefers --python to STUDIO_PYTHON', () => {
    expect(parseOptions(['--python', '/a'], { STUDIO_PYTHON: '/b' }).python).toBe('/a');
    expect(parseOptions([], {}).python).toBeNull();
  });

  it.each([
    [['--workspace-port', 'x'], /--workspace-port/],
    [['--workspace-port', '70000'], /--workspace-port/],
    [['--storage-port', '3102'], /--storage-port 3102 is one of the workspace's two ports/],
    [['--dashboard-url', 'javascript:1'], /--dashboard-url/],
    [['--rate-limit-factor', '0'], /--rate-limit-factor/],
    [['--port', '1'], /--port.*The flags are --workspace-port/],
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(() => parseOptions(args, {})).toThrow(sentence);
  });
});

it('refuses a given interpreter that is no Python', () => {
  expect(() => resolvePython(process.execPath)).toThrow(/is not a Python 3.9 or newer/);
});
