import { describe, expect, it } from 'vitest';
import { readReport as readProgressReport } from '../progress-report';
import { explainFailures } from './explain';

const path = 'logs/user/error.txt';
const header =
  'Mini-batch Id,Picked Count,Process,Process Start Time,Total,Succeeded,Failed,Elapsed Seconds,Process Seconds,Run Method Seconds,Status,Error Category,Error Message,Mini-batch Detail\n';

interface Row {
  id: number;
  status?: string;
  message?: string;
  total?: number;
  failed?: number;
  process?: string;
  detail?: string;
}
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const row = ({ id, status = 'RUN_EXCEPTION', message = '', total = 1, failed = total, ...more }: Row) => {
  const { process = '10.0.0.4/process000', detail = JSON.stringify({ files: [`in/${id}.png`] }) } = more;
  return `${id},4,${process},2026-11-22T22:00:00Z,${total},${total - failed},${failed},1,1,1,${status},UserError,${cell(message)},${cell(detail)}\n`;
};
const done = (id: number) => row({ id, status: 'RUN_DONE', failed: 0, detail: '{}' });
const report = (...rows: string[]) => ({ text: header + rows.join(''), cut: false });

const clock = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 22) + seconds * 1000).toISOString();
const tried = (id: number, seconds: number, said: string, nth = 4) =>
  `[${clock(seconds)}] Mini-batch ${id} failed on 10.0.0.4/process000, try ${nth} of 4. Files: x\n${said}\n\n`;
const thrown = (message: string) => `Traceback (most recent call last):\n  File "score.py", line 4, in run\n${message}`;
const errors = (...texts: string[]) => [{ path, text: texts.join(''), cut: false }];

describe('causes', () => {
  it('are three for 37 bad headers, 5 time-outs and one wrong count of rows', () => {
    const bad = Array.from({ length: 37 }, (_, id) => id);
    const late = Array.from({ length: 5 }, (_, at) => 40 + at);
    const few = 'run() returned 3 items for a mini-batch of 5 files.';
    const { causes, failures, retried } = explainFailures({
      report: report(
        ...bad.map((id) => row({ id, message: `ValueError: bad header ${id * 7}` })),
        ...late.map((id) => row({ id, status: 'RUN_TIMEOUT', message: `run() took longer than ${id} seconds.` })),
        row({ id: 60, status: 'RUN_DONE', message: few, total: 5, failed: 2, process: '10.0.0.5/process001' }),
        done(61),
      ),
      errors: errors(
        ...bad.map((id) => tried(id, id, thrown(`ValueError: bad header ${id * 7}`))),
        ...late.map((id) => tried(id, id, `run() took longer than ${id} seconds.`)),
        tried(60, 90, few),
        tried(61, 91, few, 1),
      ),
    });
    expect(causes.map(({ type, message, unit, count, isFirst }) => [type, message, unit, count, isFirst])).toEqual([
      ['ValueError', 'bad header <n>', 'files', 37, true],
      ['Time-out', 'run() took longer than <n> seconds.', 'files', 5, false],
      ['Too few rows', 'run() returned <n> items for a mini-batch of <n> files.', 'files', 2, false],
    ]);
    expect(causes[0]).toMatchObject({
      firstAt: clock(0),
      lastAt: clock(36),
      tries: { least: 4, most: 4 },
      nodes: 1,
      processes: 1,
      excerpt: { path, line: 4, from: 1 },
    });
    expect(failures).toHaveLength(43);
    expect(failures[1]).toMatchObject({
      ...{ cause: causes[0]?.id, miniBatch: 1, files: ['in/1.png'], total: 1, failed: 1, tries: 4, at: clock(1) },
      ...{ message: 'bad header 7', values: ['7'], place: { path, line: 9 } },
    });
    expect(failures.at(-1)).toMatchObject({ miniBatch: 60, total: 5, failed: 2 });
    expect(retried).toBe(1);
  });

  it('have the same name whichever source tells them', () => {
    const message = 'bad header 4660';
    const ofReport = explainFailures({ report: report(row({ id: 1, message: `ValueError: ${message}` })), errors: [] });
    const ofErrors = explainFailures({ report: null, errors: errors(tried(1, 0, thrown(`ValueError: ${message}`))) });
    expect(ofErrors.causes[0]?.id).toBe(ofReport.causes[0]?.id);
    expect([ofReport, ofErrors].map(({ causes }) => [causes[0]?.unit, causes[0]?.count])).toEqual([
      ['files', 1],
      ['mini-batches', 1],
    ]);
  });

  it('are one where the errors file ends before the report does', () => {
    const message = (id: number) => `The file ${id}.png is no image.`;
    const { causes } = explainFailures({
      report: report(row({ id: 1, message: message(1) }), row({ id: 2, message: message(2) })),
      errors: errors(tried(1, 0, `FileError: ${message(1)}\n    at score`)),
    });
    expect(causes.map(({ type, message, count }) => [type, message, count])).toEqual([
      ['FileError', 'The file <path> is no image.', 2],
    ]);
  });

  it('count no try after which another one follows', () => {
    const once = errors(tried(1, 0, thrown('ValueError: 1'), 1), tried(2, 1, thrown('ValueError: 1'), 3));
    expect(explainFailures({ report: null, errors: once })).toEqual({ causes: [], failures: [], retried: 0 });
  });

  it('take from the errors file what a cut report does not have, and nothing that a whole one has not', () => {
    const texts = errors(tried(1, 0, thrown('ValueError: 1')), tried(2, 0, thrown('ValueError: 2')));
    const whole = report(row({ id: 1, message: 'ValueError: 1' }));
    expect(explainFailures({ report: { ...whole, cut: true }, errors: texts }).causes).toMatchObject([
      { unit: 'mini-batches', count: 2 },
    ]);
    expect(explainFailures({ report: whole, errors: texts }).causes).toMatchObject([{ unit: 'files', count: 1 }]);
  });

  it('are those of init() too, counted as what they are', () => {
    const init = `[${clock(0)}] init() failed on 10.0.0.4/process000.\n${thrown('OSError: no model')}\n\n`;
    const { causes } = explainFailures({ report: report(), errors: errors(init, init.replace('0.4', '0.5')) });
    expect(causes).toMatchObject([{ stage: 'init', type: 'OSError', unit: 'errors', count: 2, nodes: 2, tries: null }]);
  });

  it('find their lines by their words where tracebacks name no mini-batch', () => {
    const { causes, failures } = explainFailures({
      report: report(...[1, 2, 3].map((id) => row({ id, message: `ValueError: ${id}` }))),
      errors: errors(`${['ValueError: 2', 'ValueError: 2', 'KeyError: 1'].map(thrown).join('\n')}\n`),
    });
    expect(causes.map(({ type, unit, count, excerpt }) => [type, unit, count, excerpt?.line])).toEqual([
      ['ValueError', 'files', 3, 3],
      ['KeyError', 'errors', 1, 9],
    ]);
    expect(failures.map(({ miniBatch, place }) => [miniBatch, place?.line])).toEqual([
      [1, undefined],
      [2, 3],
      [3, undefined],
      [null, 9],
    ]);
  });
});

it('an endless line of a text without form is cut, and is one cause', () => {
  const view = explainFailures({ report: null, errors: errors('x '.repeat(200_000)) });
  expect(view.causes).toMatchObject([{ type: null, unit: 'errors', count: 1 }]);
  expect(JSON.stringify(view).length).toBeLessThan(3_000);
});

it('a type without end is cut, in the log and in a row', () => {
  const said = `${'X'.repeat(200_000)}Error: 1`;
  const ofErrors = explainFailures({ report: null, errors: errors(tried(1, 0, thrown(said))) });
  const ofReport = explainFailures({ report: report(row({ id: 1, message: said })), errors: [] });
  for (const view of [ofErrors, ofReport]) {
    expect(view.causes).toMatchObject([{ type: 'X'.repeat(200) }]);
    expect(JSON.stringify(view.failures).length).toBeLessThan(1_000);
  }
});

it('a traceback explains the row of its very words, and else the first row that none explains yet', () => {
  const { failures } = explainFailures({
    report: report(...[1, 2, 3].map((id) => row({ id, message: `ValueError: ${id}` }))),
    errors: errors(`${['ValueError: 9', 'ValueError: 1', 'ValueError: 3'].map(thrown).join('\n')}\n`),
  });
  // The first one has no row of its words and takes row 1; so the second takes row 2, whose place it is not.
  expect(failures.map(({ miniBatch, place }) => [miniBatch, place?.line])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, 9],
  ]);
});

it.each([
  ['RUN_DONE', 0, false],
  ['RUN_DONE', 1, true],
  ['RUN_EXCEPTION', 0, true],
  ['WORKER_DIED', 0, true],
])('a row of %s with %i failed: failed is %s, here as on the job page', (status, failed, isFailed) => {
  const told = report(row({ id: 0, status, total: 2, failed }));
  expect(explainFailures({ report: told, errors: [] }).failures).toHaveLength(isFailed ? 1 : 0);
  expect(readProgressReport(told.text).get(0)).toBe(isFailed);
});

describe('the report', () => {
  const filesOf = (detail: string, total = 3) =>
    explainFailures({ report: report(row({ id: 1, total, detail })), errors: [] }).failures[0]?.files;

  it('names the files by whatever list its detail has', () => {
    expect(filesOf('{"files":["a, b.png","c.png"]}')).toEqual(['a, b.png', 'c.png']);
    expect(filesOf('{"folder":"x","items":["a.png"]}')).toEqual(['a.png']);
    for (const detail of ['', 'null', '[]', '{"files":1}', '{"files":[1]}', '{broken'])
      expect(filesOf(detail)).toEqual([]);
  });

  it('ends a list that is cut by how many more there are', () => {
    expect(filesOf('{"files":["a.png","and 2 more"]}')).toEqual(['a.png']);
    expect(filesOf('{"files":["a.png","b.png","and 2 more"]}')).toEqual(['a.png', 'b.png', 'and 2 more']);
  });

  it.each(['', 'no CSV "at all', header.slice(0, 20), `${header}1,2`, `${header}x,y,z\n`, '\u0000\n\u0000'])(
    'is read however broken it is: %j',
    (text) => {
      const source = { report: { text, cut: false }, errors: [] };
      expect(explainFailures(source)).toEqual({ causes: [], failures: [], retried: 0 });
    },
  );

  it('says nothing when it has other columns, so that the errors file does', () => {
    const source = { report: { text: 'a,b\n1,2\n', cut: false }, errors: errors(tried(1, 0, thrown('ValueError: 1'))) };
    expect(explainFailures(source).causes).toMatchObject([{ unit: 'mini-batches', count: 1 }]);
  });
});
