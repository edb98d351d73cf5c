import type { Interpreter } from '../python/interpreter';
import { ModelError } from './errors';
import { type Mlmodel, readMlmodel } from './mlmodel';

/** `onnx`: scored by the workspace itself. `python`: loaded by `mlflow.pyfunc` in the machine's own Python. */
export type MlflowScorer = 'onnx' | 'python';

const WITH_SCRIPT = 'or give the deployment a code configuration with a scoring script';

/**
 * What scores an MLflow model without a scoring script. Azure loads every such model by its flavor python_function; here
 * a model with the flavor onnx needs no Python. Rejects with ModelError that names the flavors and what to do.
 */
export async function scorerOf({ flavors }: Pick<Mlmodel, 'flavors'>, python: Interpreter): Promise<MlflowScorer> {
  if ('onnx' in flavors) return 'onnx';
  const names = Object.keys(flavors).join(', ') || '(none)';
  if (!('python_function' in flavors))
    throw new ModelError(
      `The MLflow model has the flavors ${names}, but neither onnx nor python_function, by which a batch deployment loads it. Log the model again with python_function, ${WITH_SCRIPT}.`,
    );
  const needs = `The MLflow model has the flavors ${names} and not onnx, so it needs Python with the package mlflow`;
  if (python.path === null)
    throw new ModelError(
      `${needs}, and there is no Python 3.9 or newer on this machine. Install one with mlflow, or set STUDIO_PYTHON to its path, and start the local workspace again; ${WITH_SCRIPT}.`,
    );
  if (!(await python.canImport('mlflow.pyfunc')))
    throw new ModelError(
      `${needs}, which the interpreter ${python.path} of the local workspace can not import. Install it there (${python.path} -m pip install mlflow), or set STUDIO_PYTHON to an interpreter that has it, and start the local workspace again; ${WITH_SCRIPT}.`,
    );
  return 'python';
}

/**
 * The same for a model's local folder. One without a readable MLmodel is left to the onnx scorer, which says what is
 * wrong with it.
 */
export async function scorerIn(modelDir: string, python: Interpreter): Promise<MlflowScorer> {
  const mlmodel = await readMlmodel(modelDir).catch((problem: unknown) => {
    if (problem instanceof ModelError) return null;
    throw problem;
  });
  return mlmodel === null ? 'onnx' : scorerOf(mlmodel, python);
}
