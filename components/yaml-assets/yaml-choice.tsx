import { RadioCards } from '@/components/ui/radio-cards';
import type { DroppedYaml } from '@/lib/client/assets';

export interface YamlChoiceProps {
  /** Name of the dropped folder. */
  name: string;
  yamls: readonly DroppedYaml[];
  chosen: DroppedYaml | null;
  onChoose(yaml: DroppedYaml): void;
}

const KINDS = { deployment: 'Deployment', endpoint: 'Endpoint' };

/** Which of several YAML files is meant. */
export function YamlChoice({ name, yamls, chosen, onChoose }: YamlChoiceProps) {
  return (
    <div className="mt-3">
      <RadioCards
        legend={`${name} holds ${yamls.length} YAML files. Which one?`}
        value={chosen?.path ?? ''}
        onValueChange={(path) => {
          const yaml = yamls.find((one) => one.path === path);
          if (yaml) onChoose(yaml);
        }}
        options={yamls.map(({ path, kind }) => ({
          value: path,
          title: <span className="mono">{path}</span>,
          caption: kind ? KINDS[kind] : 'Not told by its content',
        }))}
      />
    </div>
  );
}
