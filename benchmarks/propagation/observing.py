"""The truth of a case: what its call sites sent, in every world, and whose fault it is where a field is missing."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from provider_answers import is_llm_path
from recording import Frame
from worlds import Result, run_world

HERE = Path(__file__).resolve().parent
POLICY = json.loads((HERE / "policy.json").read_text("utf-8"))
FIELDS = list(POLICY["fields"])
PLACE = ("path", "cell", "line")
SPOT = (*PLACE, "end_line", "call")
MARKS = ("traps", "neutral", "alt_lines", "blame_also", "doubtful", "note")  # set by hand in meta.json

Meta = dict[str, Any]
Request = dict[str, Any]
Spot = dict[str, Any]  # SPOT: a call expression of the case
Key = tuple[str, int | None, int]  # PLACE
Span = tuple[int, int, int, int]  # first line, first column, last line, last column
Missing = list[str]  # fields that one request lacked


def observe(case_id: str, root: Path, meta: Meta) -> tuple[dict[str, Any], list[str], list[Result]]:
    """The case's entry in truth.json, what is wrong with the case itself, and what each world showed."""
    source = Source(root / "cases" / case_id, f"cases/{case_id}/")
    results = [run_world(source.folder, meta.get("entry", "app.py"), world) for world in meta.get("worlds") or [{}]]
    problems = [f"{case_id}: {r['error'].strip()}" for r in results if r["error"] and not meta.get("may_raise")]
    worlds = [_sites(source, r["requests"], meta.get("not_llm_hosts", [])) for r in results]
    sites = [_site(seen) for seen in _side_by_side(worlds)]
    truth = {"category": meta["category"], "sdks": meta["sdks"], "sites": sites}
    truth |= {name: meta[name] for name in MARKS if meta.get(name)}
    hit = {(site["path"], site["line"]) for site in sites}
    for name in ("traps", "neutral"):
        for place in meta.get(name, []):
            if (place["path"], place["line"]) in hit:
                line = place["line"]
                problems.append(f"{case_id}: line {line} is marked {name}, yet a request came from it")
    return truth, problems, results


def missing_fields(request: Request) -> Missing:
    """The fields of the policy that the request carries nowhere."""
    missing = []
    for name, carriers in POLICY["fields"].items():
        values = [request["headers"].get(header) for header in carriers["headers"]]
        values += [_dig(request["body"], path) for path in carriers["body"]]
        if not any(_is_filled(value) for value in values):
            missing.append(name)
    return missing


# ------------------------------------------------------------------ requests -> call sites of one world
def _sites(source: Source, requests: Iterable[Request], skip_hosts: Iterable[str]) -> dict[Key, dict[str, Any]]:
    """Per call site: what each request lacked, the blamed spots, and the callers with what their requests lacked."""
    spend = [r for r in requests if _is_spend(r, skip_hosts)]
    chains = [([source.spot(frame) for frame in r["frames"]], missing_fields(r)) for r in spend]
    # A line is to blame if each request that it caused lacked something.
    failed: dict[Key, list[bool]] = {}
    for chain, missing in chains:
        for key in {_key(spot) for spot in chain}:
            failed.setdefault(key, []).append(bool(missing))
    sites: dict[Key, dict[str, Any]] = {}
    for chain, missing in chains:
        site = sites.setdefault(_key(chain[0]), {**chain[0], "requests": [], "blame": {}, "callers": {}})
        site["requests"].append(missing)
        if len(chain) > 1:
            caller = site["callers"].setdefault(_key(chain[1]), {**chain[1], "requests": []})
            caller["requests"].append(missing)
        if missing:
            blamed = next((spot for spot in chain if all(failed[_key(spot)])), chain[0])
            site["blame"].setdefault(_key(blamed), blamed)
    return sites


def _is_spend(request: Request, skip_hosts: Iterable[str]) -> bool:
    by_the_case = request["method"] == "POST" and bool(request["frames"])
    return (
        by_the_case and is_llm_path(request["path"]) and not any(host in (request["url"] or "") for host in skip_hosts)
    )


# ------------------------------------------------------------------ worlds -> verdicts
def _site(seen: list[dict[str, Any]]) -> dict[str, Any]:
    """`seen`: the site in each world in which it ran."""
    verdict, missing = _verdict([s["requests"] for s in seen])
    site = {**_only(seen[0], SPOT), "verdict": verdict, "missing": missing}
    if verdict == "unverifiable":
        site["may_miss"], site["missing"] = missing, []
    if verdict == "fail":
        blamed = {key: spot for s in seen for key, spot in s["blame"].items()}
        site["blame"] = [_only(blamed[key], PLACE) for key in sorted(blamed, key=str)]
        if any(len({bool(m) for m in s["requests"]}) > 1 for s in seen):
            site["mixed"] = True
    if any(s["callers"] for s in seen):
        site["callers"] = []
        for calls in _side_by_side([s["callers"] for s in seen]):
            verdict, missing = _verdict([c["requests"] for c in calls])
            site["callers"].append({**_only(calls[0], SPOT), "verdict": verdict, "missing": missing})
    return site


def _verdict(worlds: list[list[Missing]]) -> tuple[str, Missing]:
    """`worlds`: what the requests of a line lacked, for each world in which it ran. README.md defines the verdicts."""
    lacking = [_union(requests) for requests in worlds]
    if always := [f for f in FIELDS if all(f in missing for missing in lacking)]:
        return "fail", always
    return ("unverifiable", _union(lacking)) if any(lacking) else ("pass", [])


def _union(lists: Iterable[Missing]) -> Missing:
    found = {name for names in lists for name in names}
    return [name for name in FIELDS if name in found]


def _side_by_side(worlds: list[dict[Key, Any]]) -> Iterator[list[Any]]:
    """Each key's values in the worlds that have it, by place."""
    for key in sorted({key for world in worlds for key in world}, key=str):
        yield [world[key] for world in worlds if key in world]


def _only(spot: Spot, names: Iterable[str]) -> Spot:
    return {name: spot[name] for name in names if name in spot}


def _key(spot: Spot) -> Key:
    return (spot["path"], spot.get("cell"), spot["line"])


# ------------------------------------------------------------------ values
def _is_filled(value: object) -> bool:
    if value is None:
        return False
    text = str(value).strip()
    if text.lower() in POLICY["placeholders"]:
        return False
    return not any(re.match(pattern, text) for pattern in POLICY["placeholder_patterns"])


def _dig(document: Any, dotted: str) -> Any:
    for part in dotted.split("."):
        document = document.get(part) if isinstance(document, dict) else None
    return document


# ------------------------------------------------------------------ positions -> call expressions
class Source:
    """The case's files: maps an instruction's position to the call expression it belongs to."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder = folder
        self.prefix = prefix
        self._expressions = cache(self._parse)

    def spot(self, frame: Frame) -> Spot:
        name, position = frame
        first, last, column, last_column = (p or 0 for p in position)
        node = self._call_at(name, (first, column, last, last_column))
        path, _, cell = name.partition("#")
        spot: Spot = {"path": self.prefix + path, "line": first, "end_line": last}
        if node is not None:
            spot |= {"line": node.lineno, "end_line": node.end_lineno}
        if cell:
            spot["cell"] = int(cell)
        spot["call"] = "?" if node is None else ast.unparse(node.func if isinstance(node, ast.Call) else node)
        return spot

    def _parse(self, name: str) -> list[ast.expr]:
        path, _, cell = name.partition("#")
        text = (self.folder / path).read_text("utf-8")
        if cell:
            text = "".join(json.loads(text)["cells"][int(cell)]["source"])
        return [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.expr)]

    def _call_at(self, name: str, wanted: Span) -> ast.expr | None:
        """The call of exactly this span, else the smallest one around it, else the first within it."""
        expressions = self._expressions(name)
        exact = [node for node in expressions if _span(node) == wanted]
        for node in exact:
            while isinstance(node, ast.Await):
                node = node.value
            if isinstance(node, ast.Call):
                return node
        if exact:
            return exact[0]
        calls = [node for node in expressions if isinstance(node, ast.Call)]
        if around := [node for node in calls if _holds(_span(node), wanted)]:
            return min(around, key=lambda node: (_span(node)[2] - node.lineno, _span(node)[3]))
        return next((node for node in calls if _holds(wanted, _span(node))), None)


def _span(node: ast.expr) -> Span:
    return (node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0)


def _holds(outer: Span, inner: Span) -> bool:
    return outer[:2] <= inner[:2] and inner[2:] <= outer[2:]
