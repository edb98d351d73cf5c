import type { ActionName, Language } from '@/lib/domain/snippets/action';

export const actionWords: Record<ActionName, string> = {
  'endpoint-list': 'List endpoints',
  'endpoint-create': 'Create an endpoint like this',
  'endpoint-show': 'Show the endpoint',
  'endpoint-update': 'Update the endpoint',
  'endpoint-delete': 'Delete the endpoint',
  'deployment-list': 'List its deployments',
  'deployment-create': 'Create a deployment like this',
  'deployment-show': 'Show the deployment',
  'deployment-update': 'Update the deployment',
  'deployment-delete': 'Delete the deployment',
  activate: 'Make it the default deployment',
  invoke: 'Start a job',
  'job-list': 'List jobs',
  'endpoint-jobs': 'List jobs of the endpoint',
  'deployment-jobs': 'List jobs of the deployment',
  'job-show': 'Show the job',
  'job-stream': 'Follow its log',
  'job-download': 'Download its output',
  'job-cancel': 'Cancel the job',
  token: 'Get a token',
};

export const languageWords: Record<Language, string> = {
  az: 'az',
  'az-old': 'az (2021)',
  bash: 'curl · bash',
  powershell: 'curl · PowerShell',
  python: 'Python',
  typescript: 'TypeScript',
};

/** What one must know before pasting it. */
export const languageNotes: Record<Language, string> = {
  az: 'The ml extension of the Azure CLI, quoted for bash.',
  'az-old': 'The command line of the first preview, to find today’s by. It no longer runs.',
  bash: 'Tokens are asked for by a command; none stands in the text.',
  powershell: 'For Windows PowerShell 5.1 and 7, with the curl.exe of Windows. Tokens are asked for by a command.',
  python: 'azure-ai-ml and azure-identity, signed in as DefaultAzureCredential finds you.',
  typescript: 'Needs nothing but Node 20. Tokens are asked for by a command.',
};
