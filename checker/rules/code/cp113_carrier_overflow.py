"""Metadata does not fit the carrier: more keys, longer keys or values, or other types than it holds.

Why it matters: providers refuse the request, or gateways cut and drop what does not fit: the metadata is there in the
code and gone in the record.

Bad:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi", metadata={"team_id": "search", "tenant": 42})

Good:

    from openai import OpenAI
    OpenAI().responses.create(model="gpt-5", input="hi", metadata={"team_id": "search", "tenant": "42"})

Not covered: ids as labels where the policy takes them under that key and the call has no headers to send them in;
values that the code does not tell. The limits are in the SDK catalogue, each with the vendor's document.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.code.callsite import CallSite, Overflow
from checker.documents.location import Location
from checker.findings.model import Evidence, Finding, Level
from checker.policy.model import Policy
from checker.rules.base import Rule
from checker.rules.remedies import takes_headers

SHOWN = 4


def check(site: CallSite, policy: Policy) -> Iterator[Finding]:
    places: dict[tuple[Location, str], list[Overflow]] = {}
    for over in site.overflows:
        if over.what == "unique" and _must_be_a_label(site, policy, over.key):
            continue
        places.setdefault((over.at, over.carrier), []).append(over)
    for (at, carrier), found in places.items():
        words = list(dict.fromkeys(_words(over) for over in found))
        more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
        yield Finding.fail(
            f"{carrier} of {site.target} does not fit: {'; '.join(words[:SHOWN])}{more}",
            at=at,
            evidence=(Evidence(site.at, f"{site.target} is called here"),) if at.line != site.at.line else (),
            fix=f"see {found[0].source}",
            fields=tuple(dict.fromkeys(over.key for over in found if over.key)),
        )


def _must_be_a_label(site: CallSite, policy: Policy, key: str) -> bool:
    """The policy takes the id under this key, and the call has no headers to send it in."""
    named = any(key in field.carriers.metadata for field in policy.fields.values())
    return named and not takes_headers(site.sdk, site.api)


def _words(over: Overflow) -> str:
    match over.what:
        case "pairs":
            return f"it has {over.found} keys, at most {over.limit} are taken"
        case "keys":
            return f"{over.key} is not one of its keys ({over.limit})"
        case "key_length":
            return f"the key {over.key[:20]}… has {over.found} characters, at most {over.limit} are taken"
        case "value_length":
            return f"the value of {over.key} has {over.found} characters, at most {over.limit} are taken"
        case "value_type":
            article = "an" if over.found[0] in "aeiou" else "a"
            return f"{over.key} is {article} {over.found}, it takes {over.limit}"
        case "unique":
            return f"{over.key} differs with each request, labels are for values that repeat: send it in a header"
        case "key_form":
            return f"the key {over.key} is not of {over.limit}"
        case _:
            return f"the value of {over.key}, {over.found}, is not of {over.limit}"


RULE = Rule(id="CP113", name="carrier-overflow", check=check, level=Level.WARNING)
