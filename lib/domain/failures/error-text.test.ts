import { describe, expect, it } from 'vitest';
import { readErrorText } from './error-text';

const path = 'logs/user/error.txt';
const read = (text: string, cut = false) => readErrorText({ path, text, cut });

const thrown = (miniBatch: number, nth: number, header: number) =>
  `[2026-11-22T22:00:41.${nth}00Z] Mini-batch ${miniBatch} failed on 10.0.0.5/process001, try ${nth} of 4. Files: a.png, b.png
Traceback (most recent call last):
  File "batch_driver.py", line 41, in run
    image = decode(path)
ValueError: bad header ${header}

`;
const timedOut = `[2026-11-22T22:01:30.000Z] Mini-batch 3 failed on 10.0.0.4/process000, try 1 of 1. Files: c.png
run() took longer than 30 seconds.

`;
const init = `[2026-11-22T21:59:00.000Z] init() failed on 10.0.0.4/process000.
Traceback (most recent call last):
  File "score.py", line 3, in init
FileNotFoundError: no model

`;

describe('an errors file of the form that we know', () => {
  it('has an entry per try, with who, when, what and where', () => {
    const [first, second] = read(thrown(17, 3, 1) + thrown(17, 4, 4660));
    expect(second).toEqual({
      miniBatch: 17,
      stage: 'run',
      tries: { nth: 4, of: 4 },
      process: '10.0.0.5/process001',
      at: '2026-11-22T22:00:41.400Z',
      type: 'ValueError',
      message: 'bad header 4660',
      path,
      line: 11,
      from: 7,
      lines: thrown(17, 4, 4660).trimEnd().split('\n'),
    });
    expect(first).toMatchObject({ miniBatch: 17, tries: { nth: 3, of: 4 }, line: 5, from: 1 });
  });

  it('has time-outs without a type, and init() without a mini-batch', () => {
    const [late, failed] = read(timedOut + init);
    expect(late).toMatchObject({ miniBatch: 3, type: null, message: 'run() took longer than 30 seconds.', line: 2 });
    expect(failed).toMatchObject({ miniBatch: null, stage: 'init', type: 'FileNotFoundError', message: 'no model' });
    expect(failed?.process).toBe('10.0.0.4/process000');
  });

  it.each([
    ['[2026-11-22T10:00:00+02:00]', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22 10:00:00,500-0330', '2026-11-22T13:30:00.500Z'],
    ['[2026-11-22T10:00:00+02]', '2026-11-22T08:00:00.000Z'],
    ['[2026-11-22T10:00:00]', '2026-11-22T10:00:00.000Z'],
    ['[2026-11-22T10:00:00+99:00]', null],
  ])('is at the instant that %s is', (stamp, at) => {
    expect(read(`${stamp} Mini-batch 3 failed, try 1 of 1. Files: c.png\nlate\n`)).toMatchObject([
      { miniBatch: 3, at },
    ]);
  });

  it('takes the last exception of a chain, and the first line of a long message', () => {
    const chain = `${timedOut.split('\n')[0]}
Traceback (most recent call last):
  File "a.py", line 1, in run
KeyError: 'x'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "a.py", line 2, in run
app.errors.Refused: first
second line
`;
    expect(read(chain)).toMatchObject([{ type: 'app.errors.Refused', message: 'first', line: 10 }]);
  });

  it('reads a JavaScript stack, and takes no sentence with a colon for a type', () => {
    const head = timedOut.split('\n')[0];
    expect(read(`${head}\nRangeError: too long\n    at run (x.js:1:2)\n`)).toMatchObject([
      { type: 'RangeError', message: 'too long' },
    ]);
    expect(read(`${head}\nReason: too long\n`)).toMatchObject([{ type: null, message: 'Reason: too long' }]);
  });

  it('leaves out the last entry of a file that was cut', () => {
    expect(read(thrown(1, 4, 1) + thrown(2, 4, 2).slice(0, 150), true).map(({ miniBatch }) => miniBatch)).toEqual([1]);
  });
});

describe('an errors file of another form', () => {
  it('has an entry per traceback, with what stands right over it', () => {
    const text = `Some words of the service.
2026-11-22 22:00:41,269|ERROR|356|Processing mini batch id 7 failed
Traceback (most recent call last):
  File "score.py", line 9, in run
RuntimeError
Traceback (most recent call last):
  File "score.py", line 9, in run
ValueError: 2

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "score.py", line 11, in run
OSError: 3
`;
    expect(read(text)).toMatchObject([
      {
        miniBatch: 7,
        at: '2026-11-22T22:00:41.269Z',
        type: 'RuntimeError',
        message: '',
        tries: null,
        line: 5,
        from: 2,
      },
      { miniBatch: null, at: null, type: 'OSError', message: '3', line: 14 },
    ]);
  });

  it('is one entry with its raw text where there is nothing to hold on to', () => {
    const [entry, ...others] = read('\n\n  {"weird": true}\n\u0000 more\n');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ type: null, message: '{"weird": true}', line: 3, from: 3 });
    expect(entry?.lines).toEqual(['  {"weird": true}', '\u0000 more']);
  });

  it.each(['', '\n', ' \n\t\n'])('has no entry when it is empty: %j', (text) => expect(read(text)).toEqual([]));

  it.each([
    'Traceback (most recent call last):',
    'Traceback (most recent call last):\n  File',
    '[2026-99-99T99:99:99Z] Mini-batch 1 failed, try 1 of 1. Files: x',
    thrown(1, 1, 1).slice(0, 60),
  ])('is read however it is cut: %j', (text) => expect(read(text, true)).toHaveLength(1));

  it('is read soon, however long it is', () => {
    const began = performance.now();
    read('Traceback (most recent call last):\n'.repeat(15_000));
    read(thrown(1, 1, 1).repeat(2_500));
    read('x '.repeat(250_000));
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
