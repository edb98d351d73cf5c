import { Excerpt } from './excerpt';
import { SomeFiles, type SomeFilesProps } from './some-files';

/** Some of a cause's files, and the lines of the log that say it. */
export function CauseDetail(props: SomeFilesProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 min-[1100px]:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <SomeFiles {...props} />
      <Excerpt {...props} />
    </div>
  );
}
