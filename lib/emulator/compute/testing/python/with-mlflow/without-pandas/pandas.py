"""A stand-in for pandas, for tests on a machine without it: columns of lists."""

import csv

KINDS = {"float64": float, "int64": int}


class DataFrame:
    def __init__(self, rows):
        self.columns = list(rows[0]) if rows else []
        self.values = {name: [row[name] for row in rows] for name in self.columns}
        self.length = len(rows)

    def __len__(self):
        return self.length

    def __getitem__(self, name):
        return self.values[name]

    def astype(self, kinds):
        for name, kind in kinds.items():
            self.values[name] = [KINDS[kind](value) for value in self.values[name]]
        return self


def read_csv(file, dtype=None):
    with open(file, newline="") as content:
        frame = DataFrame(list(csv.DictReader(content)))
    return frame.astype({name: kind for name, kind in (dtype or {}).items() if name in frame.columns})
