'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useMemo, useState } from 'react';
import { ActionError, Page } from '@/components/layout';
import { YamlEditor } from '@/components/yaml-editor';
import { textKey } from '@/lib/client/applied-text';
import { useAuth } from '@/lib/client/auth-state';
import { useDraft } from '@/lib/client/drafts';
import { useWorkspace } from '@/lib/client/workspace';
import { deploymentPath, endpointPath } from '@/lib/domain/reference';
import { documentsOf, withDocument } from '@/lib/domain/yaml/documents';
import { creationPlan, type Step } from '@/lib/domain/yaml/plan';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';
import { ConversionOffer } from './conversion-offer';
import { documentName } from './document-name';
import { DocumentTabs } from './document-tabs';
import { DraftNotices } from './draft-notices';
import { namesQuery } from './names';
import { PlanPanel } from './plan-panel';
import { Columns } from './side-panel';
import { deploymentTemplate, endpointTemplate } from './templates';
import { usePreviewTerms } from './terms';
import { useCreate } from './use-create';

/** A new endpoint, with its deployments where the text has some. */
export const NewEndpoint = () => <CreatePage title="New endpoint" within={null} template={endpointTemplate} />;

/** A new deployment of an endpoint. */
export const NewDeployment = ({ endpointName }: { endpointName: string }) => (
  <CreatePage
    title={`New deployment of ${endpointName}`}
    within={endpointName}
    template={deploymentTemplate(endpointName)}
  />
);

interface CreatePageProps {
  title: string;
  within: string | null;
  template: string;
}

function CreatePage(props: CreatePageProps) {
  const terms = usePreviewTerms();
  return (
    <Page
      title={props.title}
      meta={<span>Nothing is sent before you press Create. What you type is kept in this browser.</span>}
    >
      {terms && <CreateForm {...props} terms={terms} />}
    </Page>
  );
}

function CreateForm({ title, within, template, terms }: CreatePageProps & { terms: WorkspaceTerms }) {
  const ws = useWorkspace();
  const { account } = useAuth();
  const router = useRouter();
  const draft = useDraft(`new/${textKey(account, ws, { endpointName: within ?? '', deploymentName: null })}`, template);
  const { text, setText } = draft;
  const shown = useDeferredValue(text);
  const plan = useMemo(() => creationPlan(shown, terms, within), [shown, terms, within]);
  const [place, setPlace] = useState<{ index: number; line: number | null }>({ index: 0, line: null });
  const making = useCreate(within, terms.location, (steps) => {
    draft.discard();
    router.push(pageOf(steps));
  });
  const pageOf = (steps: Step[]) => {
    const [first] = steps;
    const { endpointName = '', deploymentName = null } = first?.action === 'create' ? first : {};
    return deploymentName === null ? endpointPath(ws, endpointName) : deploymentPath(ws, endpointName, deploymentName);
  };
  const go = (line: number) => {
    const parts = documentsOf(text);
    const index = parts.findLastIndex(({ linesBefore }) => linesBefore < line);
    setPlace({ index, line: line - (parts[index]?.linesBefore ?? 0) });
  };
  const isEdited = text !== template;
  return (
    <Columns
      main={
        <>
          {making.error !== null && <ActionError error={making.error} what="Not all of it was made." />}
          <DraftNotices edited={{ ...draft, isEdited }} />
          <ConversionOffer text={text} onText={setText} />
          <Documents
            title={title}
            text={text}
            onText={setText}
            place={place}
            onPlace={(index) => setPlace({ index, line: null })}
          />
        </>
      }
      side={
        <PlanPanel
          plan={plan}
          states={making.states}
          isBusy={making.isBusy}
          onCreate={() => making.create(text)}
          onDiscard={isEdited ? draft.discard : null}
          onGo={go}
        />
      }
    />
  );
}

interface DocumentsProps {
  title: string;
  text: string;
  onText: (text: string) => void;
  place: { index: number; line: number | null };
  onPlace: (index: number) => void;
}

/** One document of the text at a time, each with the completion of its own kind. */
function Documents({ title, text, onText, place, onPlace }: DocumentsProps) {
  const { data } = useQuery(namesQuery(useWorkspace()));
  const parts = documentsOf(text);
  const index = Math.min(place.index, parts.length - 1);
  const part = parts[index];
  if (!part) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {parts.length > 1 && (
        <DocumentTabs names={parts.map((each) => documentName(each.text))} current={index} onChoose={onPlace} />
      )}
      <YamlEditor
        value={part.text}
        onChange={(next) => onText(withDocument(text, part, next))}
        expected={null}
        problems={[]}
        names={data ?? null}
        label={`YAML of ${title.charAt(0).toLowerCase()}${title.slice(1)}`}
        path={`new-${index}.yml`}
        revealLine={place.line}
      />
    </div>
  );
}
