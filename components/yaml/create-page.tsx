'use client';

import { Page } from '@/components/layout';
import { CreateForm, type CreateFormProps } from './create-form';
import { deploymentTemplate, endpointTemplate } from './templates';

/** A new endpoint, with its deployments where the text has some. */
export const NewEndpoint = () => (
  <CreatePage title="New endpoint" label="the new endpoint" within={null} template={endpointTemplate} />
);

/** A new deployment of an endpoint. */
export const NewDeployment = ({ endpointName }: { endpointName: string }) => (
  <CreatePage
    title={`New deployment of ${endpointName}`}
    label="the new deployment"
    within={endpointName}
    template={deploymentTemplate(endpointName)}
  />
);

function CreatePage({ title, ...form }: CreateFormProps & { title: string }) {
  const meta = <span>Nothing is sent before you press Create. What you type is kept in this browser.</span>;
  return (
    <Page title={title} meta={meta}>
      <CreateForm {...form} />
    </Page>
  );
}
