"""Models by one name: a deployment (`bedrock/converse/anthropic.claude-3-5-haiku-20241022-v1:0`), a provider's
billed name (`claude-3-5-haiku-20241022`) and an invoice's (`Claude3.5Haiku`) are of one family.

A family is the name without route, vendor, date and version, its words in order of the alphabet. It is as fine as logs
allow: they often have a name without date, which the provider resolves to a dated one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_DATE: Final = re.compile(r"[-@](?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})(?=$|[-:@])")
_VERSION: Final = re.compile(r"(?:-v[0-9]+)?(?::[0-9]+[a-z0-9]*)?$|[-@:]latest$")
_VENDOR: Final = re.compile(
    r"^(?:(?:us|eu|apac|global|us-gov)\.)?(?:anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen)\."
)


@cache
def family(model: str) -> str:
    """The name under which statements, logs and price cards meet: `claude-sonnet-4-5-20250929` and `Claude Sonnet 4.5`
    are one.
    """
    name = model.strip().lower().rsplit("/", 1)[-1]
    name = _VENDOR.sub("", name)
    name = _DATE.sub("", name)
    name = _VERSION.sub("", name)
    words = re.findall(r"[a-z]+|[0-9]+", name)
    letters = sorted(word for word in words if not word.isdigit())  # `claude-sonnet-4-5` is `Claude4.5Sonnet`
    return ".".join((*letters, *(word for word in words if word.isdigit())))


def dated(model: str) -> str | None:
    """The date in a model's name, as digits; None where there is none."""
    found = _DATE.search(model.strip().lower().rsplit("/", 1)[-1])
    return re.sub(r"[^0-9]", "", found[0]) if found is not None else None
