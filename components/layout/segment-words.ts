/** What the segments of an address are called: in the navigation, in the breadcrumb, on tabs, on the sign-in page. */
export const segmentWords = {
  endpoints: 'Endpoints',
  jobs: 'Jobs',
  wallboard: 'Wallboard',
  data: 'Data',
  models: 'Models',
  environments: 'Environments',
  compute: 'Compute',
  invoke: 'Start a job',
  history: 'History',
  logs: 'Logs',
  failures: 'Failures',
  outputs: 'Outputs',
  json: 'JSON',
  yaml: 'YAML',
} as const;

/** The word of a segment; a segment that is no word of ours stays as it is. */
export const wordOfSegment = (segment: string): string =>
  new Map<string, string>(Object.entries(segmentWords)).get(segment) ?? segment;
