"""The seventh set's logs that are wrong only as a whole, each beside one that looks like it and is not: repeated
records, tries, keys, gaps, environments, lifecycles, sources that do not meet, and claims about code."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import timedelta

from blind.estate_base import Estate, leaf, spans, tagged, text_of
from blind.estate_records import BODY, HEADER, LIST, Change, key, said, tag, usage
from blind.setting import START, Record, utc

Files = dict[str, str]
OWNED = '"svc-'  # a key of one service


@dataclass(frozen=True)
class Group:
    """Files that are scanned together. `rules`: what must be said of them or of one of `ids`, or nothing at all."""

    name: str
    files: Files
    rules: str = ""
    ids: tuple[str, ...] = ()
    fields: str = ""
    more: tuple[str, ...] = ()


def steady(made: Estate, count: int, minutes: float = 2, having: str = OWNED) -> list[Record]:
    return [made.record(at=START + timedelta(minutes=minutes * n), having=having) for n in range(count)]


def twin(record: Record, **values: object) -> Record:
    return {**copy.deepcopy(record), **values}


def renamed(made: Estate, record: Record) -> Record:
    """The same under an id of its own."""
    return twin(record, id=f"chatcmpl-{made.hexes(28)}", litellm_call_id=made.hexes(32), trace_id=made.hexes(32))


def one_file(name: str, records: list[Record], rules: str = "", *ids: Record, fields: str = "") -> Group:
    return Group(name, {"log.jsonl": text_of(records)}, rules, tuple(one["id"] for one in ids), fields)


# -- repeated records and tries


def repeated(made: Estate) -> list[Group]:
    out = []
    changes: dict[str, tuple[str, Change]] = {
        "same id, other tokens": ("CP310", lambda r: usage(r, prompt_tokens=r["prompt_tokens"] + 5, total_tokens=r["total_tokens"] + 5)),
        "same id, other cost": ("CP310 CP308", lambda r: r.update(response_cost=r["response_cost"] * 3)),
        "same id, other team": ("CP310 CP314", lambda r: tag(team_id="team-data")(r)),
        "same id, other status": ("CP310 CP321 CP305", lambda r: r.update(status="failure")),
        "same id, a day later": ("CP310", lambda r: r.update(startTime=r["startTime"] + 86_400, endTime=r["endTime"] + 86_400)),
        "same id, other model": ("CP310 CP312", lambda r: r.update(model="openai/gpt-4.1-mini")),
        "the same again": ("CP310", lambda r: None),
        "the same, shipped again later": ("CP310", lambda r: r.update(ingested_at=utc(r["endTime"] + 5000) + "+00:00")),
        "the same, keys in another order": ("CP310", lambda r: [r.update({n: r.pop(n)}) for n in sorted(r)]),
    }  # fmt: skip
    for kind, (rules, change) in changes.items():
        found = steady(made, 30, having=BODY)
        again = twin(found[9])
        change(again)
        out.append(one_file(kind, [*found, again], rules, found[9]))
    found = steady(made, 30, having='"api_base":"http://127.0.0.1:28518/v1"')
    again = twin(found[9], id=f"chatcmpl-{made.hexes(28)}")
    out.append(one_file("the same under another id", [*found, again], "CP310 CP311", found[9], again))
    found = steady(made, 30, having=BODY)
    again = renamed(made, found[9])
    again["startTime"] += 40
    again["endTime"] += 40
    out.append(one_file("one request, two answers", [*found, again], "CP311 CP310", found[9], again))
    found = steady(made, 30, having=BODY)
    for one in found[10:13]:
        one["litellm_call_id"] = found[9]["litellm_call_id"]
    out.append(one_file("three successes of one call", found, "CP310 CP311 CP321", *found[9:13]))
    found = steady(made, 30, having=BODY)
    lost = failed_of(made, found[9])
    lost["metadata"]["user_api_key_team_id"] = "team-data"
    out.append(one_file("a fallback of another team's key", [*found, lost], "CP311 CP314 CP321", found[9], lost))
    found = steady(made, 30, having=BODY)
    for one in found[5:25]:
        tag(request_boundary_id="rb-fixed-1")(one)
    out.append(one_file("one boundary for twenty requests", found, "CP309 CP311 CP310", *found[5:25]))
    found = steady(made, 30, having=BODY)
    for one in found:
        tag(request_boundary_id=said(one, "correlation_id"))(one)
    for one in found[3:9]:
        tag(request_boundary_id=said(found[2], "correlation_id"), correlation_id=said(found[2], "correlation_id"))(one)
    out.append(one_file("the correlation is the boundary", found, "CP309", *found[2:9]))
    return out + repeated_clean(made)


def failed_of(made: Estate, good: Record) -> Record:
    """The failure of an attempt before the success `good`, as LiteLLM writes it."""
    failed = twin(good, id=made.hexes(32), status="failure", response_cost=0, error_code="503",
                  error_information={"error_code": "503", "error_class": "ServiceUnavailableError"})  # fmt: skip
    usage(failed, prompt_tokens=0, completion_tokens=0, total_tokens=0)
    failed["metadata"]["usage_object"] = None
    failed["startTime"], failed["endTime"] = good["startTime"] - 0.5, good["startTime"] - 0.1
    return failed


def repeated_clean(made: Estate) -> list[Group]:
    found = steady(made, 30)
    question = [made.record(at=START + timedelta(minutes=70 + n), having=BODY) for n in range(4)]
    for one in question:
        tag(correlation_id=said(question[0], "correlation_id"))(one)
    rotated = text_of(found[:15]), text_of(found[15:])
    return [
        one_file("clean: one correlation, four requests of it", found + question),
        Group("clean: a log rotated", {"log.jsonl.1": rotated[0], "log.jsonl": rotated[1]}),
        one_file("clean: out of order", list(reversed(found))),
    ]


# -- keys


def keys(made: Estate) -> list[Group]:
    out = []

    def under(records: list[Record], alias: str | None, digest: str, team: str | None = None) -> None:
        for one in records:
            key(user_api_key_alias=alias, user_api_key_hash=digest * 64, user_api_key_team_id=team)(one)

    found = steady(made, 40)
    under(found[:20], "svc-common", "a")
    out.append(one_file("one unregistered key, several teams", found, "CP313 CP304 CP314", *found[:20]))
    found = steady(made, 40)
    under(found[:20], None, "b")
    out.append(one_file("one digest without a name, several teams", found, "CP313 CP301 CP304 CP314", *found[:20]))
    found = steady(made, 40)
    under(found[:10], "shared-default", "c")
    for one in found[4:8]:
        tag(team_id=None)(one)
    out.append(one_file("a shared key, some without a team", found, "CP313", *found[4:8]))
    found = steady(made, 40, having=HEADER)
    for one in found[30:]:
        tag(service_endpoint="search-api/v1/answer", team_id="team-search", cost_center="CC-1001")(one)
    out.append(one_file("a key of one service with another's tags", found, "CP314 CP313", *found[30:]))
    found = steady(made, 40)
    out.append(one_file("clean: each its key", found))
    found = steady(made, 40, having=BODY)
    for number, one in enumerate(found):
        one["metadata"]["user_api_key_hash"] = f"{number // 20:064x}"  # a key that was rotated
    out.append(one_file("clean: a key was rotated", found))
    return out


# -- gaps


def gaps(made: Estate) -> list[Group]:
    out = []
    hours = steady(made, 600, 1.5)
    out.append(one_file("four empty hours of all", hours[:200] + hours[360:], "CP317"))
    search = steady(made, 400, 3, BODY)
    rest = steady(made, 400, 3, LIST)
    out.append(
        one_file(
            "six empty hours of one service",
            sorted(search + rest[:150] + rest[270:], key=lambda r: r["startTime"]),
            "CP317",
        )
    )
    for name, start, step in (("sequence", 1, 1), ("seq", 5000, 1)):
        found = steady(made, 60)
        for number, one in enumerate(found):
            one[name] = start + step * number
        out.append(one_file(f"numbers left out: {name}", found[:20] + found[23:], "CP317"))
    found = steady(made, 60)
    for number, one in enumerate(found):
        one["sequence"] = number % 30 + 1
        one["metadata"]["producer"] = f"pod-{number // 30}"
    out.append(one_file("clean: numbers that begin again", found))
    out.append(one_file("clean: steady", hours[:300]))
    night = [one for one in steady(made, 1400, 3) if not (0 <= int(utc(one["startTime"], "%H")) < 5)]
    out.append(one_file("clean: nobody works at night", night))
    return out


# -- environments


def staged(made: Estate, count: int = 40) -> list[Record]:
    """Every other of them in staging, by a key of staging."""
    found = steady(made, count, having=BODY)
    for one in found[::2]:
        tag(environment="staging")(one)
        key(user_api_key_alias="svc-search-staging", user_api_key_hash="5" * 64)(one)
    return found


def environments(made: Estate) -> list[Group]:
    out = []

    def skewed(kind: str, rules: str, of_prod: bool, change: Change, fields: str = "") -> None:
        found = staged(made)
        for one in found[1 if of_prod else 0 :: 2]:
            change(one)
        out.append(one_file(kind, found, rules, fields=fields))

    skewed("prod lacks the correlation", "CP320", True, lambda r: tagged(r).pop("correlation_id"), "correlation_id")
    skewed(
        "staging lacks the card", "CP320", False, lambda r: tagged(r).pop("price_card_version"), "price_card_version"
    )
    skewed(
        "prod's correlation is a UUID",
        "CP320",
        True,
        lambda r: tag(
            correlation_id=f"{made.hexes(8)}-{made.hexes(4)}-4{made.hexes(3)}-a{made.hexes(3)}-{made.hexes(12)}"
        )(r),
        "correlation_id",
    )
    skewed(
        "staging's boundary is a number",
        "CP320",
        False,
        lambda r: tag(request_boundary_id=str(made.random.randrange(10**9)))(r),
        "request_id",
    )
    skewed(
        "prod's list of tags only", "CP320 CP301", True, lambda r: tagged(r).pop("service_endpoint"), "service_endpoint"
    )
    skewed("prod has placeholders", "CP303 CP320", True, lambda r: tag(cost_center="todo")(r), "cost_center")
    skewed(
        "staging sends an extra empty team", "CP301 CP302 CP303 CP320", False, lambda r: tag(team_id="")(r), "team_id"
    )
    found = staged(made)
    out.append(one_file("clean: staging is as prod", found))
    found = staged(made, 16)[:12]
    out.append(one_file("clean: few of each", found))
    found = staged(made)
    for one in found[::2]:
        tagged(one)["debug"] = "1"
    out.append(one_file("clean: staging sends more", found))
    two = {
        "staging.jsonl": text_of([one for one in staged(made) if said(one, "environment") == "staging"]),
        "prod.jsonl": text_of([one for one in staged(made) if said(one, "environment") == "prod"]),
    }
    out.append(Group("clean: a file each", two))
    lacking = [one for one in staged(made) if said(one, "environment") == "prod"]
    for one in lacking:
        tagged(one).pop("cost_center")
    out.append(Group("a file each, prod lacks the cost center", {**two, "prod.jsonl": text_of(lacking)}, "CP320"))
    return out


# -- lifecycles


def lifecycles(made: Estate) -> list[Group]:
    out = []
    found = steady(made, 30, having=BODY)
    for one in found[8:10]:
        tag(request_boundary_id="rb-7d10c0de-0000-4000-8000-00000000a001")(one)
    tag(environment="staging")(found[9])
    key(user_api_key_alias="svc-search-staging", user_api_key_hash="5" * 64)(found[9])
    out.append(one_file("one request in two environments", found, "CP321", *found[8:10]))
    found = steady(made, 30, having=BODY)
    begun = twin(found[5], id=f"chatcmpl-{made.hexes(28)}", litellm_call_id=made.hexes(32), status=None, endTime=None)
    tag(request_boundary_id=f"rb-{made.hexes(32)}")(begun)
    out.append(one_file("begun and never ended", [*found, begun], "CP321 CP301 CP305 CP306", begun))
    found = steady(made, 30, having=BODY)
    failed = failed_of(made, found[7])
    failed["endTime"] = found[7]["endTime"] + 30
    failed["startTime"] = found[7]["endTime"] + 10
    out.append(one_file("it failed after it had succeeded", [*found, failed], "CP311 CP321", found[7], failed))
    for kind in ("openai_v2", "openllmetry"):
        lines = [made.trace(kind) for _ in range(20)]
        orphan = leaf(lines[4])
        lines[4]["resourceSpans"][0]["scopeSpans"] = [
            s for s in lines[4]["resourceSpans"][0]["scopeSpans"] if s["spans"][0] is orphan
        ]
        lines[5]["resourceSpans"][0]["scopeSpans"][0]["spans"].append(
            {**copy.deepcopy(leaf(lines[5])), "spanId": made.hexes(16)}
        )
        named = tuple(one["spanId"] for one in spans(lines[5]))
        out.append(
            Group(f"one call traced by two spans: {kind}", {"spans.jsonl": text_of(lines)}, "CP310 CP311 CP321", named)
        )
        lines = [made.trace(kind) for _ in range(20)]
        again = copy.deepcopy(lines[3])
        out.append(
            Group(
                f"a span exported twice: {kind}",
                {"spans.jsonl": text_of([*lines, again])},
                "CP310",
                tuple(s["spanId"] for s in spans(again)),
            )
        )
        out.append(Group(f"clean: traces of {kind}", {"spans.jsonl": text_of([made.trace(kind) for _ in range(30)])}))
    return out


def groups(made: Estate) -> list[Group]:
    out: list[Group] = []
    for of in (repeated, keys, gaps, environments, lifecycles):
        out += of(made)
    return out
