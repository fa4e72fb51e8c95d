"""Findings by cause, their order and fingerprints; and what exceptions of a policy hide."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from checker.documents.location import Location
from checker.findings.exemption import Exemption, apply_exemptions, compile_glob
from checker.findings.grouping import group, order, places
from checker.findings.model import Evidence, Finding, Kind


def stated(site: int, *, at: int = 5, fields: tuple[str, ...] = ("team_id",), path: str = "a.py") -> Finding:
    finding = Finding.fail("openai.create leaves without team_id", at=Location(path, at), fields=fields)
    return replace(finding, rule="CP101", name="missing-metadata", sites=(Location(path, site),))


def test_same_place_and_fields_are_one_cause() -> None:
    (one,) = group([stated(9), stated(7), stated(8)])
    assert [s.line for s in one.sites] == [7, 8, 9]
    assert one.message == "openai.create leaves without team_id, at 3 call sites"
    assert one.weight == 3


def test_other_fields_or_kinds_are_other_causes() -> None:
    assert len(group([stated(9), stated(9, fields=("cost_center",)), replace(stated(9), kind=Kind.OPEN)])) == 3


def test_a_single_site_keeps_its_message() -> None:
    assert group([stated(9)]) == (stated(9),)


def test_order_is_by_place_whatever_the_input() -> None:
    findings = [stated(9, at=20), stated(9, at=3), stated(9, at=3, path="b.py"), stated(9, at=3, fields=("x",))]
    expected = order(findings, lambda f: "code")
    assert order(reversed(findings), lambda f: "code") == expected
    assert [f.at.line for f in expected] == [3, 3, 20, 3]


def test_fingerprints_survive_moved_lines_and_are_distinct() -> None:
    before = order([stated(9, at=3), stated(9, at=7)], lambda f: "create()")
    after = order([stated(9, at=13), stated(9, at=17)], lambda f: "create()")
    assert [f.fingerprint for f in before] == [f.fingerprint for f in after]
    assert len({f.fingerprint for f in before}) == 2


def test_places_are_all_paths_spoken_of() -> None:
    step = Evidence(Location("b.py", 1), "")
    assert places(replace(stated(9), evidence=(step, step), sites=(Location("c.py", 1),))) == ("a.py", "c.py", "b.py")


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("legacy/**", "legacy/a/b.py", True),
        ("legacy", "legacy/a/b.py", True),
        ("legacy/", "legacy/a.py", True),
        ("legacy", "legacy.py", False),
        ("**/jobs/*.py", "a/b/jobs/x.py", True),
        ("**/jobs/*.py", "jobs/x.py", True),
        ("*.py", "a/x.py", False),
        ("a?.py", "ab.py", True),
        ("./a.py", "a.py", True),
        ("a[1].py", "a[1].py", True),
    ],
)
def test_globs(glob: str, path: str, expected: bool) -> None:
    assert bool(compile_glob(glob).fullmatch(path)) is expected


def exemption(rule: str = "CP101", path: str | None = None, **selector: str) -> Exemption:
    return Exemption(rule, "team-core", "migration", path, selector, Location("policy.yaml", 4))


@pytest.mark.parametrize(
    ("declared", "hides"),
    [
        (exemption(path="a.py"), True),
        (exemption(rule="missing-metadata", path="a.py"), True),
        (exemption(rule="CP103", path="a.py"), False),
        (exemption(path="b.py"), False),
        (exemption(sdk="openai"), True),
        (exemption(sdk="litellm"), False),
        (exemption(path="a.py", sdk="litellm"), False),
        (exemption(path="a.py", unheard="of"), False),
        (exemption(), False),
    ],
)
def test_exemptions(declared: Exemption, hides: bool) -> None:
    exempted = apply_exemptions([stated(9)], [declared], facts=lambda finding: {"sdk": "openai"})
    kept, hidden = exempted.kept, exempted.hidden
    assert (not kept, bool(hidden), bool(exempted.used)) == (hides, hides, hides)
    if hidden:
        assert (hidden[0].by, hidden[0].reason) == ("exception", "migration (team-core)")
