import { stringify } from 'yaml';

const spec = (name: string, dtype: string, shape: number[]) =>
  JSON.stringify([{ name, type: 'tensor', 'tensor-spec': { dtype, shape } }]);

/** The `MLmodel` file that MLflow writes beside an ONNX graph; signatures are JSON inside YAML, as MLflow has them. */
export const mlmodel = () =>
  stringify(
    {
      flavors: {
        onnx: { data: 'model.onnx', onnx_version: '1.10.2', providers: ['CPUExecutionProvider'], code: null },
      },
      signature: {
        inputs: spec('image', 'uint8', [-1, 28, 28, 1]),
        outputs: spec('digit', 'int64', [-1]),
        params: null,
      },
    },
    { lineWidth: 0 },
  );
