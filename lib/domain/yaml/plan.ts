import { documentsOf, type TextPart } from './documents';
import type { YamlKind } from './kind';
import type { YamlProblem } from './problem';
import { isJsonObject, type JsonObject } from './rest-body';
import { valueIn } from './set-value';
import { type YamlResult, yamlToRest } from './to-rest';
import type { WorkspaceTerms } from './workspace-terms';

/** A resource to be made. */
export interface CreateStep {
  action: 'create';
  kind: YamlKind;
  endpointName: string;
  /** Null for an endpoint. */
  deploymentName: string | null;
  body: JsonObject;
  /** The document it comes from. */
  text: string;
}

/** The endpoint's default, which Azure takes only once that deployment is there. */
export interface DefaultStep {
  action: 'set-default';
  endpointName: string;
  deploymentName: string;
}

export type Step = CreateStep | DefaultStep;

export interface CreationPlan {
  /** In the order of writing: endpoints, their deployments, then the defaults. Empty where the text has errors. */
  steps: Step[];
  problems: YamlProblem[];
}

type Document = TextPart & YamlResult;

function read(part: TextPart, terms: WorkspaceTerms, endpointName: string | null): Document {
  const result = yamlToRest(part.text, terms);
  const nameless = result.kind === 'deployment' && result.endpointName === null && endpointName !== null;
  return { ...part, ...(nameless ? yamlToRest(part.text, terms, { endpoint_name: endpointName }) : result) };
}

const problemOf = (document: Document, path: string, message: string): YamlProblem => ({
  path,
  line: document.linesBefore + 1,
  column: 1,
  severity: 'error',
  message,
});

/** What no single document can know: that it has a name, that no other has it, that it is for this page's endpoint. */
function misplaced(documents: Document[], within: string | null): YamlProblem[] {
  const seen = new Set<string>();
  return documents.flatMap((document) => {
    const { kind, name, endpointName, ok } = document;
    if (!ok) return [];
    if (name === null) return [problemOf(document, 'name', 'A name is needed: the address is made of it.')];
    if (within !== null && kind === 'endpoint')
      return [problemOf(document, '', `This is an endpoint; what is made here are deployments of ${within}.`)];
    if (within !== null && !same(endpointName, within))
      return [
        problemOf(document, 'endpoint_name', `What is made here are deployments of ${within}, not of ${endpointName}.`),
      ];
    const id = JSON.stringify([kind, endpointName, name]).toLowerCase();
    if (seen.has(id)) return [problemOf(document, 'name', `${name} stands in this text twice.`)];
    seen.add(id);
    return [];
  });
}

function createStep({ kind, name, endpointName, rest, text }: Document): CreateStep[] {
  if (kind === null || name === null || rest === null) return [];
  if (kind === 'endpoint')
    return [{ action: 'create', kind, endpointName: name, deploymentName: null, body: rest, text }];
  return endpointName === null
    ? []
    : [{ action: 'create', kind, endpointName, deploymentName: name, body: rest, text }];
}

const same = (a: string | null, b: string | null) => a?.toLowerCase() === b?.toLowerCase();
const DEFAULT = ['properties', 'defaults', 'deploymentName'];

function withoutDefault(step: CreateStep): CreateStep {
  const { properties } = step.body;
  if (!isJsonObject(properties)) return step;
  const { defaults: _later, ...rest } = properties;
  return { ...step, body: { ...step.body, properties: rest } };
}

/** Splits an endpoint whose default is made after it: the endpoint without one, and the default as the last step. */
function ordered(steps: CreateStep[]): Step[] {
  const endpoints = steps.filter(({ kind }) => kind === 'endpoint');
  const deployments = steps.filter(({ kind }) => kind === 'deployment');
  const laters = endpoints.flatMap(({ endpointName, body }): DefaultStep[] => {
    const wanted = valueIn(body, DEFAULT);
    const made = deployments.find(
      (step) => same(step.endpointName, endpointName) && same(step.deploymentName, String(wanted)),
    );
    return made?.deploymentName ? [{ action: 'set-default', endpointName, deploymentName: made.deploymentName }] : [];
  });
  const split = endpoints.map((step) =>
    laters.some(({ endpointName }) => same(endpointName, step.endpointName)) ? withoutDefault(step) : step,
  );
  return [...split, ...deployments, ...laters];
}

/**
 * What a text makes, in the order in which Azure takes it. `within` is the endpoint whose page it is on: its name is that
 * of a deployment which names none, as `--endpoint-name` gives it; without it the only endpoint of the text stands in.
 */
export function creationPlan(text: string, terms: WorkspaceTerms, within: string | null): CreationPlan {
  const parts = documentsOf(text);
  const first = parts.map((part) => read(part, terms, within));
  const own = first.filter(({ kind }) => kind === 'endpoint');
  const only = within ?? (own.length === 1 ? (own[0]?.name ?? null) : null);
  const documents = parts.map((part) => read(part, terms, only));
  const placed = documents.flatMap(({ problems, linesBefore }) =>
    problems.map((problem) => ({ ...problem, line: problem.line + linesBefore })),
  );
  const problems = [...placed, ...misplaced(documents, within)];
  const ok = problems.every(({ severity }) => severity !== 'error');
  return { steps: ok ? ordered(documents.flatMap(createStep)) : [], problems };
}
