"""An mlflow that is there but cannot be imported, as after half an installation."""

raise ImportError("a package that mlflow needs is missing")
