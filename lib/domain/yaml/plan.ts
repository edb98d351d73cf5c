import { documentsOf, type TextPart } from './documents';
import { ordered, same } from './order';
import type { YamlProblem } from './problem';
import type { CreateStep, CreationPlan } from './steps';
import { type YamlResult, yamlToRest } from './to-rest';
import type { WorkspaceTerms } from './workspace-terms';

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
