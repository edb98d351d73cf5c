'use client';

import { Card } from '@/components/ui/card';
import { Tag } from '@/components/ui/tag';
import type { ScoringSettings } from '@/lib/contracts/api/views';
import { settingsInWords } from '@/lib/domain/settings-words';

export interface SettingsCardProps {
  settings: ScoringSettings;
  /** What the deployment says at present; null where it is not known. */
  deployment: ScoringSettings | null;
}

/** The settings that this job runs with, and where they differ from its deployment. */
export function SettingsCard({ settings, deployment }: SettingsCardProps) {
  const rows = settingsInWords(settings);
  const said = new Map(deployment ? settingsInWords(deployment).map(({ key, value }) => [key, value]) : []);
  if (rows.length === 0)
    return (
      <Card title="Settings in force">
        <p className="text-fg-2">The service has not written this job's settings so far.</p>
      </Card>
    );
  return (
    <Card
      title="Settings in force"
      flush
      aside={
        deployment ? (
          <span className="max-md:hidden">Marked where this job differs from the deployment</span>
        ) : undefined
      }
    >
      <table className="w-full">
        <thead>
          <tr className="h-8 bg-sunken text-left text-12 text-fg-2">
            <th scope="col" className="px-4 font-medium">
              Setting
            </th>
            <th scope="col" className="px-2.5 font-medium">
              This job
            </th>
            {deployment && (
              <th scope="col" className="px-2.5 pr-4 font-medium max-md:hidden">
                Deployment says now
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, value }) => (
            <tr key={key} className="border-t border-border">
              <th scope="row" className="h-8 px-4 py-1 text-left font-normal max-md:h-10">
                {label}
              </th>
              <td className="px-2.5 py-1 [overflow-wrap:anywhere]">
                <Value value={value} differs={said.has(key) && said.get(key) !== value} />
              </td>
              {deployment && (
                <td className="px-2.5 py-1 pr-4 text-fg-2 [overflow-wrap:anywhere] max-md:hidden">
                  {said.get(key) ?? '—'}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Value({ value, differs }: { value: string; differs: boolean }) {
  if (!differs) return value;
  return (
    <>
      <b className="mr-1.5 font-medium">{value}</b>
      <Tag tone="accent">override</Tag>
    </>
  );
}
