"""Runs the Python snippets that the dashboard shows, each as its file has it, and prints what each printed as one JSON line.

A snippet signs in by DefaultAzureCredential, which a test must not let look for a real sign-in: it finds the service
principal of ready.json. Everything else is the untouched client (client.py says what stands around it).
"""
import contextlib
import io
import json
import sys
import traceback
import types
from pathlib import Path

import client

identity = types.ModuleType("azure.identity")
identity.DefaultAzureCredential = client.ServicePrincipal
sys.modules["azure.identity"] = identity
client.know_cloud()

for file in map(Path, sys.argv[1:]):
    out = io.StringIO()
    error = None
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(file.read_text(), file.name, "exec"), {"__name__": "__main__"})
        except Exception:  # noqa: BLE001 the test shows it
            error = traceback.format_exc()
    print(json.dumps({"name": file.stem, "printed": out.getvalue(), "error": error}), flush=True)
