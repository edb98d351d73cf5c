import type { Result } from './entries';
import { ResultRow } from './result-row';
import type { Group } from './results';

export interface ResultListProps {
  id: string;
  groups: readonly Group[];
  chosen: Result | null;
  onChoose: (result: Result) => void;
  onGo: () => void;
}

/** The id of an option, for the box that names the chosen one. */
export const optionId = (id: string, { key }: Result) => `${id}-${key}`.replaceAll(' ', '-');

/** What fits, by kind. It is never focused, though it scrolls: the box keeps the keys. */
export function ResultList({ id, groups, chosen, onChoose, onGo }: ResultListProps) {
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label="What fits"
      tabIndex={-1}
      hidden={groups.length === 0}
      className="min-h-0 overflow-y-auto overscroll-contain p-1.5"
    >
      {groups.map(({ label, results }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role; a fieldset is none of its parts
        <div key={label} role="group" aria-label={label} className="pb-2">
          <p aria-hidden className="px-2.5 pt-1 pb-1 text-12 font-medium text-fg-3">
            {label}
          </p>
          {results.map((result) => (
            <ResultRow
              key={result.key}
              id={optionId(id, result)}
              result={result}
              chosen={result.key === chosen?.key}
              onChoose={() => onChoose(result)}
              onGo={onGo}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
