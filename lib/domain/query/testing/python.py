"""Answers a list of [expression, document] on stdin with what python3-jmespath, the library of `az`, makes of each."""
import json
import sys

import jmespath


def answer(expression, document):
    try:
        return {"value": jmespath.search(expression, document)}
    except Exception as error:  # noqa: BLE001 the kind of error is the answer
        return {"error": type(error).__name__}


json.dump([answer(*case) for case in json.load(sys.stdin)], sys.stdout, indent=1)
