"""Loaded by the LiteLLM proxy: writes what a callback is given to a file, and the rows of LiteLLM's own function for
LiteLLM_SpendLogs to its table. (The proxy's own writer of that table needs an engine that it downloads at run time.)
"""

import json
import os
from datetime import UTC, datetime

import psycopg
from litellm.integrations.custom_logger import CustomLogger
from litellm.proxy._types import UserAPIKeyAuth
from litellm.proxy.spend_tracking.spend_tracking_utils import get_logging_payload

KEYS = {
    "sk-search": {"key_alias": "svc-search", "team_id": "search", "team_alias": "search"},
    "sk-chat": {"key_alias": "svc-chat", "team_id": "chat", "team_alias": "chat"},
}
JSON = ("metadata", "request_tags", "messages", "response", "proxy_server_request")


async def user_api_key_auth(request, api_key):
    known = KEYS.get(api_key)
    if known is None:
        raise Exception("no such key")
    return UserAPIKeyAuth(api_key=api_key, user_id=known["key_alias"], **known)


class FileAndTable(CustomLogger):
    async def async_log_success_event(self, kwargs, response_obj, start_time, end_time):
        self.write(kwargs, response_obj, start_time, end_time)

    async def async_log_failure_event(self, kwargs, response_obj, start_time, end_time):
        # what the proxy's own hook puts into the row of a failure
        metadata = {**(kwargs["litellm_params"].get("metadata") or {}), "status": "failure"}
        metadata["error_information"] = kwargs["standard_logging_object"]["error_information"]
        params = {**kwargs["litellm_params"], "metadata": metadata}
        self.write({**kwargs, "litellm_params": params}, response_obj, start_time, end_time)

    def write(self, kwargs, response_obj, start_time, end_time):
        with open(os.environ["CHECKPOLICY_LOG"], "a", encoding="utf-8") as out:
            out.write(json.dumps(kwargs["standard_logging_object"], default=str) + "\n")
        url = os.environ.get("CHECKPOLICY_TABLE")
        if not url:
            return
        end_time = end_time or datetime.now(UTC)  # of failures; the proxy's own hook does so too
        asked = {key: value for key, value in kwargs.items() if value is not None or key != "completion_start_time"}
        row = get_logging_payload(asked, response_obj, start_time, end_time)
        row = {key: value for key, value in row.items() if value is not None}
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("%s::jsonb" if name in JSON else "%s" for name in row)
        values = [json.dumps(v) if name in JSON and not isinstance(v, str) else v for name, v in row.items()]
        with psycopg.connect(url) as connection:
            connection.execute("SET TIME ZONE 'UTC'")
            connection.execute(f'INSERT INTO "LiteLLM_SpendLogs" ({names}) VALUES ({places})', values)


logger = FileAndTable()
