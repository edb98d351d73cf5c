"""A stand-in for mlflow, for tests: as much as the scoring of files needs, and no more."""

import os
import sys

try:
    import pandas
except ImportError:
    # The real mlflow brings pandas along; a machine without either gets a stand-in for that as well.
    sys.path.append(os.path.join(os.path.dirname(os.path.dirname(__file__)), "without-pandas"))
