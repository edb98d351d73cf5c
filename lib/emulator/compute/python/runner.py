"""Runs a scoring script: init() once, then run(mini_batch) for each mini-batch that the scheduler sends, and shutdown(),
which a script may have, before the process is given back.

Standard library only. Commands come as JSON lines on file descriptor 3, answers go as JSON lines to 4, so that
stdout and stderr belong to the script. When the scheduler goes away, descriptor 3 ends and so does this process
with everything that it started.
"""

import importlib.util
import io
import json
import os
import queue
import signal
import sys
import threading
import time
import traceback

from azureml_user import parallel_run

GRACE_SECONDS = 3


def limit(resources):
    """Bounds memory, processor time, open files, file size and core dumps where the platform can."""
    try:
        import resource
    except ImportError:
        return
    wanted = (
        (resource.RLIMIT_AS, resources["memoryBytes"]),
        (resource.RLIMIT_CPU, resources["cpuSeconds"]),
        (resource.RLIMIT_NOFILE, resources["openFiles"]),
        (resource.RLIMIT_FSIZE, resources["fileBytes"]),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, size in wanted:
        try:
            hard = resource.getrlimit(kind)[1]
            if hard != resource.RLIM_INFINITY:
                size = min(size, hard)
            resource.setrlimit(kind, (size, hard))
        except (ValueError, OSError):
            pass  # macOS refuses some of them; the others still hold.


def end_group():
    """Ends this process and what it started, whatever the main thread is doing."""
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(1)


class Channel:
    def __init__(self):
        for descriptor in (3, 4):
            os.set_inheritable(descriptor, False)
        self.commands = queue.Queue()
        self.busy = False
        self.turn = threading.Lock()
        self.answers = os.fdopen(4, "wb", buffering=0)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        with os.fdopen(3, "rb") as lines:
            for line in lines:
                self.commands.put(json.loads(line))
        if not self.busy:
            self.commands.put(None)
            time.sleep(GRACE_SECONDS)
        end_group()

    def answer(self, **message):
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass  # The script may have closed or replaced it.
        self.send(message)

    def log(self, text):
        self.send({"type": "log", "text": text})

    def send(self, message):
        rest = memoryview((json.dumps(message) + "\n").encode("ascii"))
        with self.turn:
            while rest:
                rest = rest[self.answers.write(rest):]


def load(script):
    """Imports the scoring script as Azure does: its folder is on the path, and its name is the module's."""
    folder = os.path.dirname(script)
    sys.path[0] = folder
    if os.getcwd() not in sys.path:
        sys.path.insert(1, os.getcwd())
    name = os.path.splitext(os.path.basename(script))[0]
    spec = importlib.util.spec_from_file_location(name, script)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    if not callable(getattr(module, "run", None)):
        raise AttributeError("The scoring script %s has no run(mini_batch) function." % os.path.basename(script))
    return module


def is_frame(value):
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.DataFrame)


def items_and_rows(value, summary_only):
    """Success is counted by returned items. A data frame has no header and one space between values."""
    if is_frame(value):
        text = io.StringIO(newline="")
        value.to_csv(text, header=False, index=False, sep=" ")
        return len(value), text.getvalue().replace(os.linesep, "\n")
    if summary_only and isinstance(value, int) and not isinstance(value, bool):
        return value, ""
    wrong = isinstance(value, (str, bytes, bytearray, dict)) or not hasattr(value, "__len__")
    if wrong or not hasattr(value, "__iter__"):
        raise TypeError(
            "run() must return a list, a tuple, an array or a pandas DataFrame with one item per file, not %s."
            % type(value).__name__
        )
    rows = [str(item) + "\n" for item in value]
    return len(rows), "".join(rows)


def explain(error):
    """The last line of a traceback: what a person reads first."""
    return "".join(traceback.format_exception_only(type(error), error)).strip().splitlines()[-1]


def trace_of(error):
    """The traceback from the script's own first frame on."""
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_filename.startswith((__file__, "<frozen importlib")):
        if frames.tb_next is None:
            break
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(error), error, frames))


def clean_up(shutdown):
    """Azure gives it no result and no threshold, so an error in it is only told, in the script's stderr."""
    try:
        shutdown()
    except BaseException as error:
        sys.stderr.write("shutdown() failed.\n" + trace_of(error))


class Stopwatch:
    """How long run() took, and the processor time of the whole process in it."""

    def __init__(self):
        self.began = time.perf_counter()
        self.cpu = time.process_time()

    def times(self):
        return {"seconds": time.perf_counter() - self.began, "cpuSeconds": time.process_time() - self.cpu}


def main():
    channel = Channel()
    start = channel.commands.get()
    limit(start["limits"])
    sys.argv = [start["script"], *start["args"]]
    parallel_run.connect(channel.log, start["loggingLevel"], start["agentName"], start["logDir"])
    try:
        channel.busy = True
        module = load(start["script"])
        if callable(getattr(module, "init", None)):
            module.init()
    except BaseException as error:
        channel.answer(type="init_failed", message=explain(error), trace=trace_of(error))
        return
    channel.busy = False
    shutdown = getattr(module, "shutdown", None)
    channel.answer(type="ready", cleansUp=callable(shutdown))
    for command in iter(channel.commands.get, None):
        channel.busy = True
        if command.get("cleanUp"):
            clean_up(shutdown)
            channel.busy = False  # what the interpreter does at its end has its time
            channel.answer(type="clean")
            break
        clock = Stopwatch()
        try:
            count, rows = items_and_rows(module.run(command["files"]), start["summaryOnly"])
            channel.answer(type="done", id=command["id"], count=count, rows=rows, **clock.times())
        except BaseException as error:
            message, trace = explain(error), trace_of(error)
            channel.answer(type="failed", id=command["id"], message=message, trace=trace, **clock.times())
        channel.busy = False


if __name__ == "__main__":
    main()
