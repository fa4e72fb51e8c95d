"""What is metered: a record's usage in disjoint meters, so that nothing is priced twice and nothing is left out.

Providers count differently (OpenAI's input includes what came from the cache, Anthropic's does not); the request record
has one way (`input_tokens` includes cached and cache-writing ones, `output_tokens` includes reasoning), and this module
takes it apart. A meter may be a part of another one: where a card has no price of its own for the part, the part is
billed as the whole is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from msgspec import Struct, field

PER_TOKEN: Final = "token"  # noqa: S105 - a unit
TOOL_PREFIX: Final = "tool:"  # the organisation's or provider's other tools, priced per call: `tool:file_search`

# Meter -> unit that its price is per.
UNITS: Final[Mapping[str, str]] = {
    "uncached_input": PER_TOKEN,
    "cache_read": PER_TOKEN,
    "cache_write_5m": PER_TOKEN,  # the default lifetime, whatever the provider's is
    "cache_write_1h": PER_TOKEN,
    "output": PER_TOKEN,
    "reasoning_output": PER_TOKEN,
    "input_audio": PER_TOKEN,
    "cache_read_audio": PER_TOKEN,
    "output_audio": PER_TOKEN,
    "input_image": PER_TOKEN,
    "cache_read_image": PER_TOKEN,
    "output_image": PER_TOKEN,
    "input_video": PER_TOKEN,
    "output_video": PER_TOKEN,
    "request": "request",
    "web_search": "call",
    "image": "image",
    "page": "page",
    "input_character": "character",
    "output_character": "character",
    "input_second": "second",
    "output_second": "second",
}

# Part -> the meter that it is billed by unless the card prices the part itself.
PART_OF: Final[Mapping[str, str]] = {
    "reasoning_output": "output",
    "output_audio": "output",
    "output_image": "output",
    "output_video": "output",
    "input_audio": "uncached_input",
    "input_image": "uncached_input",
    "input_video": "uncached_input",
    "cache_read_audio": "cache_read",
    "cache_read_image": "cache_read",
}
INPUT_METERS: Final = ("uncached_input", "cache_read", "cache_write_5m", "cache_write_1h")


class Usage(Struct, frozen=True):
    """Counts of one attempt as the request record has them; None is "not stated".

    `cache_write_tokens` includes `cache_write_1h_tokens`. `meters` holds the counts of further meters by name; those of
    tokens are parts of the counts above (`input_audio` of `input_tokens`).
    """

    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_input_tokens: int | None = None
    cache_write_tokens: int | None = None
    cache_write_1h_tokens: int | None = None
    reasoning_tokens: int | None = None
    meters: Mapping[str, int] = field(default_factory=dict)


class ImpossibleUsageError(ValueError):
    """Counts that contradict each other: nothing can be priced by them."""


def unit_of(meter: str) -> str | None:
    """The unit of a meter; None if there is no such meter."""
    return "call" if meter.startswith(TOOL_PREFIX) and len(meter) > len(TOOL_PREFIX) else UNITS.get(meter)


def quantities(usage: Usage, priced: Collection[str]) -> dict[str, int]:
    """Disjoint quantities by meter, those of zero left out; parts that are not in `priced` stay in their whole.

    Raises ImpossibleUsageError for negative counts and for parts that exceed their whole.
    """
    total = usage.input_tokens or 0
    read, written = usage.cached_input_tokens or 0, usage.cache_write_tokens or 0
    hour = usage.cache_write_1h_tokens or 0
    result = {
        "uncached_input": total - read - written,
        "cache_read": read,
        "cache_write_5m": written - hour,
        "cache_write_1h": hour,
        "output": usage.output_tokens or 0,
    }
    further = dict(usage.meters)
    if usage.reasoning_tokens:
        further["reasoning_output"] = usage.reasoning_tokens
    for meter, count in further.items():
        whole = PART_OF.get(meter)
        if unit_of(meter) is None:
            raise ImpossibleUsageError(f"there is no meter {meter!r}")
        if count < 0:
            raise ImpossibleUsageError(f"{meter} is {count}")
        if whole is None:
            result[meter] = count
        elif meter in priced:
            if result[whole] < count:
                raise ImpossibleUsageError(
                    f"{meter} ({count}) is more than {whole} ({result[whole]}), which it is a part of"
                )
            result[whole] -= count
            result[meter] = count
    for meter, count in result.items():
        if count < 0:
            raise ImpossibleUsageError(_excess(usage) if meter in INPUT_METERS else f"{meter} is {count}")
    return {meter: count for meter, count in result.items() if count}


def _excess(usage: Usage) -> str:
    counts = (
        ("input_tokens", usage.input_tokens),
        ("cached_input_tokens", usage.cached_input_tokens),
        ("cache_write_tokens", usage.cache_write_tokens),
        ("cache_write_1h_tokens", usage.cache_write_1h_tokens),
    )
    return "the parts exceed the whole: " + ", ".join(f"{name} {count}" for name, count in counts if count is not None)
