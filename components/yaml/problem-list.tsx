import { OctagonX, TriangleAlert } from 'lucide-react';
import { problemWords, type YamlProblem } from '@/lib/domain/yaml/problem';

const MOST = 8;

/** What keeps a text from being written, and what Azure would do without a word; each leads to its line. */
export function ProblemList({ problems, onGo }: { problems: readonly YamlProblem[]; onGo: (line: number) => void }) {
  const sorted = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <ul aria-label="Problems of the text">
      {sorted.slice(0, MOST).map((problem) => (
        <li key={`${problem.line}:${problem.column}:${problem.message}`} className="border-b border-border px-4 py-2.5">
          <Problem problem={problem} onGo={onGo} />
        </li>
      ))}
      {sorted.length > MOST && (
        <li className="border-b border-border px-4 py-2.5 text-12 text-fg-2">
          {sorted.length - MOST} more in the text
        </li>
      )}
    </ul>
  );
}

function Problem({ problem, onGo }: { problem: YamlProblem; onGo: (line: number) => void }) {
  const isError = problem.severity === 'error';
  const Icon = isError ? OctagonX : TriangleAlert;
  return (
    <div className="flex gap-2">
      <Icon
        aria-hidden
        className={`mt-0.5 size-4 shrink-0 ${isError ? 'text-st-failed' : 'text-st-completed-with-failures'}`}
      />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <span className="sr-only">{isError ? 'Error: ' : 'Warning: '}</span>
        <span className="text-fg-2">{problemWords(problem)}</span>{' '}
        <button type="button" onClick={() => onGo(problem.line)} className="min-h-6 font-medium text-accent-text">
          Line {problem.line}
        </button>
      </div>
    </div>
  );
}
