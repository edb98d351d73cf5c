"""Everything that `az ml` does with batch endpoints, by its engine; one line of JSON a step: {"step", "value" | "error"}."""
import contextlib
import io
import json
import os
import sys
from pathlib import Path

from client import connect, door

from azure.ai.ml import Input, load_batch_deployment, load_batch_endpoint
from azure.ai.ml.entities import AzureBlobDatastore, Data, Environment, Model

work, name, digits = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
ml = connect()
values = {}


def step(title):
    """Runs the function at once; what it returns is the step's value, what it raises its error."""

    def run(work_of):
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
                values[title] = work_of()
            line = {"step": title, "value": values[title], "printed": printed.getvalue()}
        except Exception as error:  # the walk goes on, so that one line names each difference
            line = {"step": title, "error": f"{type(error).__name__}: {error}"[:2000]}
        print(json.dumps(line, default=str), flush=True)

    return run


def written(file, text):
    (work / file).parent.mkdir(parents=True, exist_ok=True)
    (work / file).write_text(text)
    return work / file


ENDPOINT = written(
    "endpoint.yml",
    f"""$schema: https://azuremlschemas.azureedge.net/latest/batchEndpoint.schema.json
name: {name}
description: made by the peer
auth_mode: aad_token
tags: {{made: by-peer}}
""",
)
ONNX = written(
    "onnx.yml",
    f"""$schema: https://azuremlschemas.azureedge.net/latest/batchDeployment.schema.json
name: onnx
endpoint_name: {name}
model: azureml:mnist-onnx:1
environment: azureml:{name}-env:1
compute: azureml:cpu-cluster
resources: {{instance_count: 1}}
mini_batch_size: 10
output_action: append_row
output_file_name: predictions.csv
retry_settings: {{max_retries: 2, timeout: 90}}
error_threshold: -1
logging_level: info
""",
)
SCRIPT = written(
    "script.yml",
    f"""name: script
endpoint_name: {name}
model: azureml:mnist-centroid:1
code_configuration: {{code: ./code, scoring_script: score.py}}
environment: azureml:{name}-env:1
compute: azureml:cpu-cluster
mini_batch_size: 5
""",
)
written("code/score.py", "def init():\n    pass\n\n\ndef run(mini_batch):\n    return [path for path in mini_batch]\n")
SEEDED = "azureml://datastores/workspaceblobstore/paths/sample-data/mnist/"
folder = lambda path: Input(type="uri_folder", path=path)  # noqa: E731


@step("workspace")
def _():
    return ml.workspaces.get(door["workspaceName"]).discovery_url


@step("environment")
def _():
    conda = {"name": "peer", "dependencies": ["python=3.10"]}
    return ml.environments.create_or_update(
        Environment(name=f"{name}-env", version="1", image="example.test/image", conda_file=conda)
    ).name


@step("create endpoint from YAML")
def _():
    made = ml.batch_endpoints.begin_create_or_update(load_batch_endpoint(ENDPOINT)).result()
    return [made.name, made.tags, ml.batch_endpoints.get(name).scoring_uri]


@step("create deployment from YAML")
def _():
    made = ml.batch_deployments.begin_create_or_update(load_batch_deployment(ONNX)).result()
    return [made.name, made.mini_batch_size, made.retry_settings.timeout]


@step("set the default")
def _():
    endpoint = ml.batch_endpoints.get(name)
    endpoint.defaults = {"deployment_name": "onnx"}
    ml.batch_endpoints.begin_create_or_update(endpoint).result()
    defaults = ml.batch_endpoints.get(name).defaults
    return defaults["deployment_name"] if isinstance(defaults, dict) else defaults.deployment_name


@step("create deployment with local code")
def _():
    made = ml.batch_deployments.begin_create_or_update(load_batch_deployment(SCRIPT)).result()
    return made.code_configuration.code


@step("create it again")
def _():
    return ml.batch_deployments.begin_create_or_update(load_batch_deployment(SCRIPT)).result().name


@step("show and list")
def _():
    names = [one.name for one in ml.batch_endpoints.list()]
    deployments = sorted(one.name for one in ml.batch_deployments.list(name))
    return [name in names, deployments, ml.batch_deployments.get("onnx", name).compute.split("/")[-1]]


@step("invoke with registered data")
def _():
    override = [{"mini_batch_size": "100"}, {"compute.instance_count": "2"}]
    return ml.batch_endpoints.invoke(name, input=folder("azureml:mnist-data:1"), params_override=override).name


@step("invoke with the latest registered data")
def _():
    return ml.batch_endpoints.invoke(name, input=folder("azureml:mnist-data@latest")).name


@step("invoke with a local folder")
def _():
    return ml.batch_endpoints.invoke(name, input=folder(digits)).name


@step("invoke with an https path")
def _():
    return ml.batch_endpoints.invoke(name, input=folder(os.environ["PEER_HTTPS_INPUT"])).name


@step("stream to the execution summary")
def _():
    return ml.jobs.stream(values["invoke with a local folder"])


@step("job after its stream")
def _():
    return ml.jobs.get(values["invoke with a local folder"]).status


@step("download the output by name")
def _():
    ml.jobs.download(values["invoke with a local folder"], download_path=work / "out", output_name="score")
    files = [path for path in (work / "out").rglob("*") if path.is_file()]
    return {path.name: len(path.read_text().splitlines()) for path in files}


@step("archive and restore")
def _():
    job = values["invoke with a local folder"]
    listed = lambda: job in [one.name for one in ml.jobs.list()]  # noqa: E731
    before = listed()
    ml.jobs.archive(job)
    archived = listed()
    ml.jobs.restore(job)
    return [before, archived, listed()]


@step("rename and tag a job")
def _():
    job = ml.jobs.get(values["invoke with a local folder"])
    job.display_name = "renamed"
    job.tags["mine"] = "1"
    changed = ml.jobs.create_or_update(job)
    return [changed.display_name, changed.tags["mine"], changed.status]


@step("a job whose steps hold their components themselves")
def _():
    job = os.environ["PEER_INLINE_JOB"]
    listed = next(one for one in ml.jobs.list() if one.name == job)
    shown = ml.jobs.get(job).jobs["main_job"]
    anonymous = ml.components.get(*shown.component.split("/")[-3::2])
    return [listed.type, shown.type, anonymous.command]


@step("invoke a named deployment with a datastore path")
def _():
    return ml.batch_endpoints.invoke(name, deployment_name="script", input=folder(SEEDED)).name


@step("cancel")
def _():
    job = values["invoke a named deployment with a datastore path"]
    ml.jobs.begin_cancel(job).result()
    return ml.jobs.get(job).status


@step("list jobs of the endpoint")
def _():
    return len(list(ml.batch_endpoints.list_jobs(name)))


@step("list jobs of a deployment")
def _():
    return len(list(ml.batch_deployments.list_jobs(name="script", endpoint_name=name)))


@step("register data")
def _():
    made = ml.data.create_or_update(Data(name=f"{name}-data", version="1", type="uri_folder", path=SEEDED))
    return [made.name, ml.data.get(f"{name}-data", label="latest").version]


@step("register a local folder")
def _():
    return ml.data.create_or_update(Data(name=f"{name}-local", version="1", type="uri_folder", path=digits)).path


@step("upload to a datastore without credentials")
def _():
    own, keyless = ml.datastores.get("workspaceblobstore"), f"{name}_keyless".replace("-", "_")
    place = {"account_name": own.account_name, "container_name": own.container_name}
    ml.datastores.create_or_update(AzureBlobDatastore(name=keyless, **place))
    written("keyless/a.txt", name)
    folder = Data(name=f"{name}-keyless", version="1", type="uri_folder", path=work / "keyless", datastore=keyless)
    path = ml.data.create_or_update(folder).path
    ml.datastores.delete(keyless)
    return path


@step("register a local model")
def _():
    return ml.models.create_or_update(
        Model(name=f"{name}-model", version="1", type="custom_model", path=work / "code")
    ).path


@step("compute and datastores")
def _():
    return [[one.name for one in ml.compute.list()], sorted(one.name for one in ml.datastores.list())]


@step("delete")
def _():
    ml.batch_deployments.begin_delete("script", name).result()
    ml.batch_endpoints.begin_delete(name).result()
    return name in [one.name for one in ml.batch_endpoints.list()]
