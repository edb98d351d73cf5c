'use client';

import { useMutation } from '@tanstack/react-query';
import { ArrowDownToLine } from 'lucide-react';
import { errorWords } from '@/components/layout';
import { Button } from '@/components/ui/button';
import { saveHistory } from '@/lib/client/download';
import type { WorkspaceRef } from '@/lib/contracts/api/common';

const formats = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const;

/** Downloads of the whole history: changes for a spreadsheet, rows for whoever checks them. */
export function HistoryExport({ workspace, endpointName }: { workspace: WorkspaceRef; endpointName: string }) {
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (format: 'csv' | 'json') => saveHistory(workspace, endpointName, format),
  });
  return (
    <>
      {error && (
        <span role="alert" className="text-danger-text">
          {errorWords(error, 'The export').said}
        </span>
      )}
      {formats.map(([format, word]) => (
        <Button
          key={format}
          size="sm"
          icon={<ArrowDownToLine aria-hidden className="size-4" />}
          busy={isPending && variables === format}
          aria-label={`Export as ${word}`}
          onClick={() => mutate(format)}
        >
          {word}
        </Button>
      ))}
    </>
  );
}
