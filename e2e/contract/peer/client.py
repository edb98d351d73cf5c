"""An azure-ai-ml client on the local workspace, as a user of `az ml` has one on Azure. The client itself is untouched."""
import json
import os
import socket
import sys
import time
from pathlib import Path

_resolve = socket.getaddrinfo


def _local(host, *rest, **options):
    """Plain glibc does not resolve names below localhost."""
    return _resolve("127.0.0.1" if str(host).endswith(".localhost") else host, *rest, **options)


socket.getaddrinfo = _local

sys.path.append(str(Path(__file__).parent / "debian"))  # last: a real pydash comes first

import requests  # noqa: E402
from azure.ai.ml import MLClient, _azure_environments as clouds  # noqa: E402
from azure.core.credentials import AccessToken  # noqa: E402

door = json.loads(Path(os.environ["STUDIO_READY_FILE"]).read_text())


class ServicePrincipal:
    """The service principal of ready.json, with its token for one audience."""

    def get_token(self, *scopes, **_):
        form = {"grant_type": "client_credentials", "scope": scopes[0]}
        form.update(client_id=door["clientId"], client_secret=door["clientSecret"])
        answer = requests.post(door["tokenUrlTls"], data=form)
        answer.raise_for_status()
        token = answer.json()
        return AccessToken(token["access_token"], int(time.time()) + int(token["expires_in"]))


def know_cloud():
    """The cloud's name. Clients before ARM_CLOUD_METADATA_URL keep their clouds in a table; newer ones read the metadata themselves."""
    metadata = requests.get(door["metadataUrlTls"]).json()
    if hasattr(clouds, "_get_cloud"):
        return metadata["name"]
    clouds._environments[metadata["name"]] = {
        "azure_portal": metadata["portal"],
        "resource_manager": metadata["resourceManager"],
        "active_directory": metadata["authentication"]["loginEndpoint"],
        "aml_resource_id": "https://ml.azure.com/",
        "storage_endpoint": metadata["suffixes"]["storage"],
        "registry_discovery_endpoint": metadata["resourceManager"],
    }
    return metadata["name"]


def connect():
    scope = (door["subscriptionId"], door["resourceGroupName"], door["workspaceName"])
    return MLClient(ServicePrincipal(), *scope, cloud=know_cloud())
