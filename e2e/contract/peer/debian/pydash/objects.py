"""Reads and writes of nested values by dotted paths."""


def _step(value, part):
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list):
        return value[int(part)] if part.isdigit() and int(part) < len(value) else None
    return getattr(value, part, None)


def get(value, path, default=None):
    for part in str(path).split("."):
        value = _step(value, part)
        if value is None:
            return default
    return value


def omit(value, keys):
    return {key: inner for key, inner in value.items() if key not in keys}


def set_(value, path, inner):
    *parts, last = str(path).split(".")
    at = value
    for part in parts:
        at = at.setdefault(part, {})
    at[last] = inner
    return value
