import { cn } from '@/components/ui/cn';

type Look = 'on' | 'off' | 'chosen' | 'barred';

const looks: Record<Look, string> = {
  on: 'flex-row-reverse border-accent bg-accent text-on-accent',
  chosen: 'flex-row-reverse border-dashed border-accent bg-accent-soft text-accent-text',
  off: 'border-control bg-surface text-fg-2',
  barred: 'border-border bg-surface text-fg-3',
};
const knobs: Record<Look, string> = {
  on: 'border-on-accent bg-on-accent',
  chosen: 'border-accent bg-accent',
  off: 'border-control bg-surface',
  barred: 'border-border-strong bg-surface',
};
const track =
  'inline-flex h-6 w-16 shrink-0 items-center rounded-full border px-0.75 text-12 font-semibold transition-colors duration-(--dur-2)';

function Inside({ look }: { look: Look }) {
  return (
    <>
      <i aria-hidden className={cn('size-4 rounded-full border-2', knobs[look])} />
      <span className="flex-1 text-center">{look === 'on' || look === 'chosen' ? 100 : 0}</span>
    </>
  );
}

/** The switch as a picture: in the review, where it says what will be. */
export function SwitchFigure({ on }: { on: boolean }) {
  const look = on ? 'on' : 'off';
  return (
    <span className={cn(track, looks[look])}>
      <Inside look={look} />
    </span>
  );
}

export interface DefaultSwitchProps {
  name: string;
  /** It is the default. */
  isDefault: boolean;
  /** It has the choice of the group, applied or not. */
  isChosen: boolean;
  /** Nothing is chosen in the group, and Tab enters it here. */
  isEntry: boolean;
  /** The default can not be changed here. */
  isBarred: boolean;
  /** Id of the sentence that says why, or what a choice means. */
  describedBy: string;
  onPress: () => void;
}

/** The traffic of one deployment: one `radio` of a group in which exactly one is on. It writes nothing itself. */
export function DefaultSwitch(props: DefaultSwitchProps) {
  const { name, isDefault, isChosen, isEntry, isBarred, describedBy, onPress } = props;
  const look: Look = isChosen ? (isDefault ? 'on' : 'chosen') : isBarred ? 'barred' : 'off';
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input can not hold its figure, and opens no review on Enter
    <button
      type="button"
      role="radio"
      data-deployment={name}
      aria-checked={isChosen}
      aria-disabled={isBarred || undefined}
      aria-label={`${isChosen ? 100 : 0}, traffic of ${name}${look === 'chosen' ? ', not applied yet' : ''}`}
      aria-describedby={describedBy}
      tabIndex={isChosen || isEntry ? 0 : -1}
      onClick={onPress}
      className={cn(track, looks[look], isBarred && 'cursor-not-allowed')}
    >
      <Inside look={look} />
    </button>
  );
}
