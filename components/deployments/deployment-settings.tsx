import type { DeploymentView } from '@/lib/contracts/api/views';
import { settingsInWords } from '@/lib/domain/settings-words';

/** Said beside the compute already. */
const elsewhere = ['instanceCount', 'maxConcurrencyPerInstance'];

/** The scoring settings in words, and the environment variables behind a disclosure. */
export function DeploymentSettings({ deployment }: { deployment: DeploymentView }) {
  const rows = settingsInWords(deployment.settings).filter(({ key }) => !elsewhere.includes(key));
  const variables = Object.entries(deployment.environmentVariables);
  return (
    <>
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {rows.map(({ key, label, value }) => (
          <div key={key} className="min-w-0">
            <dt className="text-12 text-fg-3">{label}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      {variables.length > 0 && <Variables entries={variables} />}
    </>
  );
}

function Variables({ entries }: { entries: [string, string][] }) {
  return (
    <details className="mt-2">
      <summary className="w-fit rounded-4 text-12 text-accent-text">
        {entries.length} environment {entries.length === 1 ? 'variable' : 'variables'}
      </summary>
      <ul className="mono mt-1 grid gap-0.5">
        {entries.map(([name, value]) => (
          <li key={name} className="[overflow-wrap:anywhere]">
            {name}={value}
          </li>
        ))}
      </ul>
    </details>
  );
}
