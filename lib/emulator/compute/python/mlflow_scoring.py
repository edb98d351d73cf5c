"""Scores files with an MLflow model, for deployments that have no scoring script of their own.

What Azure's own script for such models does: mlflow.pyfunc loads the model, predict() is called once for each file,
with a data frame for a table and an array for an image, both typed by the model's signature. Rows are comma separated:
`row,prediction,file_name` for a table, where row counts from 0 within the file, `prediction,file_name` for an image.
"""

import csv
import io
import json
import os

IMAGES = (".png", ".jpg", ".jpeg", ".tiff", ".bmp", ".gif")
TABLES = (".csv", ".jsonl", ".ndjson", ".json")

model = None
schema = None


def folder_of_mlmodel():
    root = os.environ["AZUREML_MODEL_DIR"]
    for folder, _, names in sorted(os.walk(root)):
        if "MLmodel" in names:
            return folder
    raise FileNotFoundError("The model has no MLmodel file.")


def init():
    global model, schema
    import mlflow.pyfunc

    model = mlflow.pyfunc.load_model(folder_of_mlmodel())
    schema = model.metadata.get_input_schema()


def column_types():
    """Types of the signature's columns by name; empty where there is no signature or one of tensors."""
    if schema is None or schema.is_tensor_spec() or not schema.has_input_names():
        return {}
    return dict(zip(schema.input_names(), schema.pandas_types()))


def read_csv(file):
    import pandas

    return pandas.read_csv(file, dtype=column_types() or None)


def read_json_lines(file):
    import pandas

    with open(file, encoding="utf-8-sig") as lines:
        frame = pandas.DataFrame([json.loads(line) for line in lines if line.strip()])
    return frame.astype({name: kind for name, kind in column_types().items() if name in frame.columns})


def read_image(file):
    """An array of the signature's type and shape; without a signature bytes 0 to 255 and one image."""
    import numpy
    from PIL import Image

    pixels = numpy.array(Image.open(file))
    if schema is None:
        return pixels.astype(numpy.uint8).reshape((1,) + pixels.shape)
    if not schema.is_tensor_spec():
        return image_column(file)
    return pixels.astype(schema.numpy_types()[0]).reshape(schema.inputs[0].shape)


def image_column(file):
    """A signature of one binary column takes the file's bytes."""
    import pandas

    if len(schema.inputs) != 1 or getattr(schema.inputs[0].type, "name", "") != "binary":
        raise ValueError("it is an image, but the model's signature takes %s" % schema)
    with open(file, "rb") as content:
        return pandas.DataFrame({schema.input_names()[0]: [content.read()]})


def predictions_of(output):
    """What predict() returned, as a list with an item for each row: plain Python values, several side by side as a list."""
    if hasattr(output, "columns"):
        output = {name: output[name] for name in output.columns}
    if isinstance(output, dict):
        columns = [listed(column) for column in output.values()]
        return columns[0] if len(columns) == 1 else [list(row) for row in zip(*columns)]
    return listed(output)


def listed(values):
    return values.tolist() if hasattr(values, "tolist") else list(values)


def row(*fields):
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(fields)
    return line.getvalue()


def score_table(file, name, read):
    frame = read(file)
    predictions = predictions_of(model.predict(frame))
    if len(predictions) != len(frame):
        raise ValueError("the model returned %d predictions for %d rows" % (len(predictions), len(frame)))
    return [row(index, prediction, name) for index, prediction in enumerate(predictions)]


def score_image(file, name):
    predictions = predictions_of(model.predict(read_image(file)))
    return [row(predictions[0] if len(predictions) == 1 else predictions, name)]


def score(file):
    name = os.path.basename(file)
    extension = os.path.splitext(name)[1].lower()
    if extension == ".csv":
        return score_table(file, name, read_csv)
    if extension in TABLES:
        return score_table(file, name, read_json_lines)
    if extension in IMAGES:
        return score_image(file, name)
    raise ValueError("its type is not supported; supported are %s" % ", ".join(TABLES + IMAGES))


def run(mini_batch):
    """A file that cannot be scored fails its mini-batch, by name."""
    rows = []
    for file in mini_batch:
        try:
            rows.extend(score(file))
        except Exception as error:
            raise ValueError("The file %s could not be scored: %s" % (os.path.basename(file), error)) from error
    return rows
