// The rooms' import directions (README of lib). A test plants one violation per rule and expects each to be caught.
// TypeScript stays on 6.0: with 7 the cruiser reads nothing and passes.
const TESTS = '\\.test\\.tsx?$|^lib/testing/|^lib/emulator/compute/testing/|^e2e/';

module.exports = {
  forbidden: [
    {
      name: 'contracts-are-leaves',
      severity: 'error',
      from: { path: '^lib/contracts/', pathNot: TESTS },
      to: { path: '^(app|components|e2e)/|^lib/(?!contracts/)' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: TESTS },
      to: { path: '^(app|components|e2e)/|^lib/(?!domain/|contracts/)|node_modules/(react|react-dom|next)/' },
    },
    {
      name: 'domain-no-node',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'browser-never-reaches-server',
      severity: 'error',
      from: { path: '^(components|lib/client)/' },
      to: { path: '^lib/(server|azureml|emulator)/', reachable: true },
    },
    {
      name: 'components-have-no-node',
      severity: 'error',
      from: { path: '^(components|lib/client)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-only-behind-routes',
      severity: 'error',
      from: { pathNot: '^app/api/|^app/layout|^app/redirect/|^proxy\\.ts$|^lib/server/' },
      to: { path: '^lib/server/' },
    },
    {
      name: 'emulator-is-foreign',
      severity: 'error',
      from: { pathNot: '^lib/emulator/' },
      to: { path: '^lib/emulator/' },
    },
    {
      name: 'emulator-knows-only-contracts',
      severity: 'error',
      from: { path: '^lib/emulator/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(app|components|e2e)/|^lib/(?!emulator/|contracts/)|node_modules/(next|react|react-dom)/' },
    },
    {
      name: 'client-injects-everything',
      severity: 'error',
      from: { path: '^lib/azureml/', pathNot: TESTS },
      to: {
        path: '^(app|components|e2e)/|^lib/(server|client|emulator|testing|launch|cli)/|node_modules/(next|react)/',
      },
    },
    {
      name: 'ui-has-no-domain',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^components/(?!ui/)|^lib/' },
    },
    {
      name: 'nouns-via-index',
      severity: 'error',
      from: { path: '^components/([^/]+)/' },
      to: {
        path: '^components/(?!ui/|layout/)[^/]+/.+',
        pathNot: ['^components/$1/', '/index\\.tsx?$'],
      },
    },
    {
      name: 'routes-are-thin',
      severity: 'error',
      from: { path: '^app/api/' },
      to: { path: '^lib/(azureml|domain)/' },
    },
    {
      name: 'e2e-is-black-box',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(app|components)/|^lib/(server|client|emulator)/' },
    },
    {
      name: 'launch-has-no-rooms',
      severity: 'error',
      from: { path: '^lib/launch/', pathNot: TESTS },
      to: { path: '^(app|components|e2e)/|^lib/(?!launch/|bundle/)' },
    },
    {
      name: 'launch-runs-before-the-install',
      severity: 'error',
      from: { path: '^lib/launch/', pathNot: `${TESTS}|^lib/launch/dashboard\\.mjs$` },
      to: { path: 'node_modules' },
    },
    {
      name: 'bundle-has-no-rooms',
      severity: 'error',
      from: { path: '^lib/bundle/', pathNot: TESTS },
      to: { path: '^(app|components|e2e)/|^lib/(?!bundle/)' },
    },
    {
      name: 'bundle-is-for-the-build',
      severity: 'error',
      from: { pathNot: '^lib/(bundle|launch)/|^e2e/|^next\\.config\\.js$' },
      to: { path: '^lib/bundle/' },
    },
    {
      name: 'cli-knows-only-rules',
      severity: 'error',
      from: { path: '^lib/cli/', pathNot: TESTS },
      to: { path: '^(app|components|e2e)/|^lib/(?!cli/|domain/|contracts/)' },
    },
    {
      name: 'tests-only-from-tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-runtime-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // Packages that name their entry in `exports` alone, such as fast-png.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    exclude: { path: '\\.(css|json)$' },
  },
};
