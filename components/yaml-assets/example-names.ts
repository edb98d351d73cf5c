import type { EditorNames, NamedAsset } from '@/lib/domain/yaml-schema/names';
import { type ExampleNames, INVENTED } from './gallery-texts';

const usable = (assets: readonly NamedAsset[]) => assets.filter(({ versions }) => versions.length > 0);
const nameOf = (asset: NamedAsset | undefined) => asset && `azureml:${asset.name}:${asset.versions[0]}`;

/** The names of the examples: what the workspace has, else invented ones. `endpoint` is the page's own, where it has one. */
export function exampleNames(names: EditorNames | undefined, endpoint: string | undefined): ExampleNames {
  if (!names) return { ...INVENTED, endpoint: endpoint ?? INVENTED.endpoint };
  const [model] = usable(names.models);
  const compute = names.computes[0];
  return {
    endpoint: endpoint ?? names.endpoints[0] ?? INVENTED.endpoint,
    model: nameOf(model) ?? INVENTED.model,
    mlflowModel:
      nameOf(usable(names.models).find(({ name }) => /mlflow|onnx/i.test(name)) ?? model) ?? INVENTED.mlflowModel,
    environment: nameOf(usable(names.environments)[0]) ?? INVENTED.environment,
    compute: compute ? `azureml:${compute}` : INVENTED.compute,
    component: nameOf(usable(names.components)[0]) ?? INVENTED.component,
  };
}
