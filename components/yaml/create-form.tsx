import { ActionError } from '@/components/layout';
import { AssetPreview, AssetStatus, DropYaml, Gallery } from '@/components/yaml-assets';
import { WRITE_DEPLOYMENT, WRITE_ENDPOINT } from '@/lib/domain/permissions';
import type { Step } from '@/lib/domain/yaml/steps';
import { ConversionOffer } from './conversion-offer';
import type { CreationStudy } from './creation-study';
import { Documents } from './documents';
import { DraftNotices } from './draft-notices';
import { PlanPanel, reasonOfPlan } from './plan-panel';
import { Columns } from './side-panel';
import { otherNames, reasonOfNames } from './standing';
import { useCreate } from './use-create';
import { useCreationStudy } from './use-creation-study';
import { useKnownNames } from './use-known-names';
import { useDocumentPlace, useNewText } from './use-new-text';
import { useOpenMade } from './use-open-made';
import { useStandings } from './use-standings';

export interface CreateFormProps {
  /** The start of the editor's name. */
  label: string;
  /** The endpoint that gets a deployment; null where endpoints are made. */
  within: string | null;
  template: string;
}

const NO_HEADS: CreationStudy['heads'] = [];
const NO_STEPS: Step[] = [];

/** What the first write needs; before the text makes something, what the page is for. */
function actionOf(first: Step | undefined, within: string | null): string {
  const isEndpoint = first?.action === 'create' ? first.kind === 'endpoint' : within === null;
  return isEndpoint ? WRITE_ENDPOINT : WRITE_DEPLOYMENT;
}

/** The text, what it makes, and Create. */
export function CreateForm({ label, within, template }: CreateFormProps) {
  const openMade = useOpenMade();
  const { draft, files, take, pick } = useNewText(within, template);
  const { text, setText } = draft;
  const { study, ask } = useCreationStudy(text, within);
  const { place, go, choose } = useDocumentPlace(text);
  const onDone = (steps: Step[]) => {
    draft.discard();
    openMade(steps);
  };
  const mayCreate = async (own: string) => (await ask(own)).plan.steps.length > 0;
  const making = useCreate({ within, files, mayCreate, onDone });
  const create = () => making.create(draft.newest());
  const steps = study?.plan.steps ?? NO_STEPS;
  const known = useKnownNames(within);
  const standings = useStandings(steps, known, making.states);
  const states = steps.map((_, at) => making.states[at] ?? (standings[at] === 'there' ? 'there' : null));
  const isEdited = text !== template;
  return (
    <Columns
      main={
        <>
          {making.error !== null && <ActionError error={making.error} what="Not all of it was made." />}
          {making.progress && <AssetStatus progress={making.progress} />}
          <DraftNotices draft={draft} isEdited={isEdited} onText={setText} />
          <ConversionOffer text={text} newest={draft.newest} offer={study?.conversion ?? null} onText={setText} />
          <Documents
            label={label}
            within={within}
            text={text}
            heads={study?.heads ?? NO_HEADS}
            onText={setText}
            onType={draft.typeText}
            newest={draft.newest}
            place={place}
            onPlace={choose}
            onSubmit={create}
            taken={otherNames(known, steps, standings)}
          />
          {study && isEdited && <AssetPreview texts={study.texts} wanted={study.wanted} files={files} />}
        </>
      }
      side={
        <>
          <PlanPanel
            plan={study?.plan ?? null}
            reason={reasonOfPlan(study?.plan ?? null) ?? reasonOfNames(steps, standings)}
            action={actionOf(steps[0], within)}
            states={states}
            isBusy={making.isBusy}
            onCreate={create}
            onDiscard={isEdited ? draft.discard : null}
            onGo={go}
          />
          <DropYaml onText={take} />
          <div className="grid gap-2">
            <h2 className="text-14 font-semibold">Templates and examples</h2>
            <Gallery onPick={pick} {...(within === null ? {} : { kind: 'deployment', endpointName: within })} />
          </div>
        </>
      }
    />
  );
}
