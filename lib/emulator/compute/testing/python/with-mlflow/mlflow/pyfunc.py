"""Loads models whose folder holds `model.json`: the columns' types, and the factor that their sum is multiplied by."""

import json
import os
import types


class Schema:
    def __init__(self, columns):
        self.columns = columns

    def is_tensor_spec(self):
        return False

    def has_input_names(self):
        return True

    def input_names(self):
        return list(self.columns)

    def pandas_types(self):
        return list(self.columns.values())


class Model:
    def __init__(self, columns, factor):
        self.schema = Schema(columns)
        self.factor = factor
        self.metadata = types.SimpleNamespace(get_input_schema=lambda: self.schema)

    def predict(self, frame):
        names = self.schema.input_names()
        for name in names:
            if name not in frame.columns:
                raise ValueError("Model is missing inputs ['%s']." % name)
        return [self.factor * sum(values) for values in zip(*[frame[name] for name in names])]


def load_model(folder):
    if not os.path.exists(os.path.join(folder, "MLmodel")):
        raise FileNotFoundError("There is no MLmodel in %s." % folder)
    with open(os.path.join(folder, "model.json")) as content:
        return Model(**json.load(content))
