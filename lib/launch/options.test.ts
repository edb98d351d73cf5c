import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tooOld } from './node-version.cjs';
import { portSetting, readOptions, swallowedFlags } from './options.cjs';

describe('the Node version', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.21.0'])('%s is new enough', (version) =>
    expect(tooOld(version)).toBeNull(),
  );
  it.each(['v20.18.9', 'v18.20.0', 'v8.0.0'])('%s gets one sentence that says what to do', (version) =>
    expect(tooOld(version)).toMatch(/needs Node 20\.19 or newer; this is v.*Install a newer Node/),
  );
});

describe('flags', () => {
  it('reads every flag that stands after the dashes', () => {
    const args = [
      '--port',
      '4000',
      '--workspace-port=4100',
      '--storage-port',
      '4101',
      '--state',
      'here',
      '--reset',
      '--yes',
    ];
    expect(readOptions(args, {})).toEqual({
      port: 4000,
      workspacePort: 4100,
      storagePort: 4101,
      state: path.resolve('here'),
      reset: true,
      yes: true,
      dev: false,
      help: false,
    });
  });

  it('answers a flag that npm swallowed with the right line', () => {
    const env = { npm_config_port: '4000', npm_config_reset: 'true' };
    expect(swallowedFlags(env, 'start', [])).toBe('Flags go after two dashes: npm start -- --port 4000 --reset');
    const apart = { npm_config_port: 'true', npm_config_state: 'true' };
    expect(swallowedFlags(apart, 'start', ['here', '4000'])).toBe(
      'Flags go after two dashes: npm start -- --port 4000 --state here',
    );
  });

  it('reads the port of the environment as a flag', () => {
    expect([portSetting({}), portSetting({ STUDIO_PORT: ' ' }), portSetting({ STUDIO_PORT: '4000' })]).toEqual([
      undefined,
      undefined,
      4000,
    ]);
    for (const STUDIO_PORT of ['99999', 'abc'])
      expect(() => portSetting({ STUDIO_PORT })).toThrow(
        `STUDIO_PORT takes a port from 1 to 65533, not "${STUDIO_PORT}"`,
      );
  });

  it.each([
    [['--port', 'eighty'], /--port takes a port from 1 to 65533, not "eighty"/],
    [['--port', '70000'], /--port takes a port/],
    [['--prot', '1'], /Unknown option '--prot'.*--help/],
    [['extra'], /Unexpected argument 'extra'.*--help/],
  ])('refuses %j with one sentence', (args, sentence) => expect(() => readOptions(args, {})).toThrow(sentence));
});
