"""What azure-ai-ml 1.4 of Debian needs of pydash, which Debian does not pack."""
from . import objects
from .objects import get, omit, set_

__all__ = ["get", "objects", "omit", "set_"]
