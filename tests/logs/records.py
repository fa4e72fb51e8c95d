"""Records of a gateway's log, and a policy that asks one thing of them."""

from __future__ import annotations

import json

POLICY = """
schema_version: 1
name: sources
version: "1.0.0"
placeholders: {values: ["", todo]}
fields:
  team_id: {due: request, schema: {type: string, minLength: 1}, carriers: {metadata: [team_id], headers: [x-team-id]}}
"""
GOOD = {
    "id": "chatcmpl-1", "litellm_call_id": "c-1", "call_type": "acompletion", "status": "success",
    "model": "openai/gpt-4o", "model_group": "gw", "prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15,
    "startTime": 1793342965.05, "endTime": 1793342968.5, "metadata": {"requester_metadata": {"team_id": "search"}},
}  # fmt: skip


def record(number: int, **changes: object) -> dict[str, object]:
    return {**GOOD, "id": f"chatcmpl-{number}", "litellm_call_id": f"c-{number}", **changes}


def lines(*records: object) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()
