"""What a scoring script of Azure's parallel runs may import: EntryScript, whose logger has a file of its own.

`from azureml_user.parallel_run import EntryScript`; lines go to logs/user/entry_script_log/<node>/processNNN.log.txt.
"""

import logging
import os

_logger = logging.getLogger("azureml_user.entry_script")
_logger.propagate = False


class _Lines(logging.Handler):
    def __init__(self, write):
        super().__init__()
        self.write = write
        self.setFormatter(logging.Formatter("%(asctime)s|%(levelname)s|%(process)d|%(thread)d|%(message)s"))

    def emit(self, record):
        try:
            self.write(self.format(record) + "\n")
        except Exception:
            self.handleError(record)


_place = {}


def connect(write, level, agent_name, log_dir):
    """Called by the runner: `write` takes a line, `level` is the deployment's logging_level."""
    _place.update(agent_name=agent_name, log_dir=log_dir)
    _logger.handlers[:] = [_Lines(write)]
    _logger.setLevel(level)


class EntryScript:
    @property
    def logger(self):
        return _logger

    @property
    def agent_name(self):
        """The name of this process, `processNNN`."""
        return _place.get("agent_name")

    @property
    def log_dir(self):
        """What is written here is shown at logs/user/entry_script_log/<node>/ when the scoring has ended."""
        return _place.get("log_dir")

    @property
    def working_dir(self):
        return os.getcwd()

    @property
    def output_dir(self):
        return os.environ.get("AZUREML_BI_OUTPUT_PATH")
