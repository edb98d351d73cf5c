/** 200 jobs submitted at once: all finish, and the memory of the workspace stays bounded (Linux). Run by `npm run bench`. */
import { parseArgs } from 'node:util';
import { processesOf, residentMb } from '../crash/processes';
import { Azure } from '../fixtures/azure';
import { writeDigits } from '../fixtures/digits';
import { readDoor } from '../fixtures/door';
import { jobEnd } from '../fixtures/waiting';

const { values } = parseArgs({ options: { jobs: { type: 'string', default: '200' } } });
const jobs = Number(values.jobs);
const azure = new Azure(readDoor());
const uri = 'azureml://datastores/workspaceblobstore/paths/bench/few/';

/** Of the product's processes, workers among them; Chromium and the like are none of them. */
const memory = () => processesOf(azure.door.pid).reduce((sum, { pid }) => sum + residentMb(pid), 0);

const { files, remove } = writeDigits(0, 20);
await azure.put('bench/few', files);
remove();
const before = memory();
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, memory());
}, 250);
const began = performance.now();
const invoke = () =>
  azure.invoke('mnist-batch', 'mnist-onnx', { inputData: { input: { jobInputType: 'UriFolder', uri } } });
const names = await Promise.all(Array.from({ length: jobs }, invoke));
const submitted = performance.now() - began;
const ends = new Map<string, number>();
for (const name of names) {
  const end = await jobEnd(azure, name, 900);
  ends.set(end, (ends.get(end) ?? 0) + 1);
}
clearInterval(watch);
console.log(
  `submitted in ${(submitted / 1000).toFixed(1)} s, ended in ${((performance.now() - began) / 1000).toFixed(1)} s:`,
  ends,
);
console.log(
  `memory: ${before} MB before, ${peak} MB at its peak, ratio ${(peak / before).toFixed(2)}; ${memory()} MB after`,
);
