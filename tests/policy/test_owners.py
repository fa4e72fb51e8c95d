"""The owners registry: periods, and everything that is ambiguous or unknown is reported with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.files.cache import Store
from checker.files.resources import resource
from checker.policy.owners import Owners, Period, find_owners, load_owners
from checker.policy.problems import PolicyError

HERE = Path(__file__).parent
DAY = date(2026, 6, 1)


def load(tmp_path: Path, text: str) -> Owners:
    file = tmp_path / "owners.yaml"
    file.write_text("schema_version: 1\n" + text, encoding="utf-8")
    return load_owners(file, cwd=tmp_path)


def test_the_fixture() -> None:
    owners = load_owners(HERE / "examples" / "log-fixture-owners.yaml", cwd=HERE)
    team = owners.team("team-search", DAY)
    assert team is not None
    assert (team.cost_center, team.at.line) == ("CC-1001", 4)
    assert owners.team("team-search", date(2025, 12, 31)) is None
    assert owners.key("shared-default", DAY).shared  # type: ignore[union-attr]
    assert owners.team_of_service("etl-nightly/v1/tagger", DAY).name == "team-data"  # type: ignore[union-attr]


def test_the_example_that_we_ship() -> None:
    owners = load_owners(resource("policies/owners.example.yaml"), cwd=HERE)
    assert [t.cost_center for t in owners.teams["team-checkout"]] == ["CC-1002", "CC-2002"]
    for day, center in ((date(2026, 3, 31), "CC-1002"), (date(2026, 4, 1), "CC-2002")):
        assert owners.team("team-checkout", day).cost_center == center  # type: ignore[union-attr]
        assert center in owners.cost_centers(day)


@pytest.mark.parametrize(
    ("registry", "value", "known"),
    [
        ("teams", "team-search", True),
        ("teams", "team-serch", False),
        ("cost_centers", "CC-2002", True),
        ("cost_centers", "CC-1002", False),
        ("services", "search-api/v1/answer", True),
        ("keys", "shared-default", True),
        ("provider_keys", "key_oai_prod", True),
        ("provider_keys", "key_oai_test", False),
    ],
)
def test_known(registry: str, value: str, known: bool) -> None:
    assert load_owners(resource("policies/owners.example.yaml"), cwd=HERE).known(registry, value, DAY) is known


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "teams: {a: {cost_centre: x}}",
            ["2:12 teams.a: the key 'cost_center' is missing", "2:13 teams.a: unknown key 'cost_centre' (did you mean"],
        ),
        ("teams: {a: {}}", ["owners.yaml:2:12 teams.a: the key 'cost_center' is missing"]),
        ("teams: {a: {cost_center: x, from: 2026-13-01}}", ["'2026-13-01' is no date"]),
        ("teams: {a: {cost_center: 7}}", ["expected text, found the number 7: put it in quotes"]),
        ("teams: {a: {cost_center: x}}\nkeys: {k: {}}", ["3:11 keys.k: one of 'team' or 'shared' is missing"]),
        (
            "teams: {team-a: {cost_center: x}}\nkeys: {k: {team: tema-a}, l: {team: team-a, service: s}}",
            ["3:18 key k: no team 'tema-a' (did you mean 'team-a'?)", "3:54 key l: 's' is no service of team team-a"],
        ),
        (
            "teams:\n  a:\n    - {cost_center: x, to: 2026-02-01}\n    - {cost_center: y, from: 2026-01-01}",
            ["owners.yaml:5:7 team a: this period overlaps the one in line 4"],
        ),
        (
            "teams:\n  a: {cost_center: x, services: [s]}\n  b: {cost_center: y, services: [s]}",
            ["4:3 the service s of team b is also a's (line 3) at the same time"],
        ),
        ("teams: {a: {cost_center: x, from: 2026-02-01, to: 2026-02-01}}", ["the first day that no longer counts"]),
        (
            "teams: {a: {cost_center: x, to: 2026-01-01}}\nkeys: {k: {team: a, from: 2026-01-01}}",
            ["3:8 key k: team a has no period in common with it"],
        ),
        ("teams: {a: {cost_center: x}, a: {cost_center: y}}", ["'a' is there twice; first in line 2"]),
    ],
)
def test_problems(tmp_path: Path, text: str, says: list[str]) -> None:
    with pytest.raises(PolicyError) as caught:
        load(tmp_path, text)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(says)
    for line, expected in zip(lines, says, strict=True):
        assert expected in line


def test_services_may_move_from_team_to_team(tmp_path: Path) -> None:
    owners = load(
        tmp_path,
        "teams:\n  a: {cost_center: x, services: [s], to: 2026-01-01}\n"
        "  b: {cost_center: y, services: [s], from: 2026-01-01}",
    )
    assert owners.team_of_service("s", date(2025, 12, 31)).name == "a"  # type: ignore[union-attr]
    assert owners.team_of_service("s", date(2026, 1, 1)).name == "b"  # type: ignore[union-attr]


def test_a_known_registry_is_not_validated_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "owners.yaml"
    file.write_text("schema_version: 1\nteams: {a: {cost_center: x}}")
    kept = Store(None, "")
    first = load_owners(file, cwd=tmp_path, kept=kept)

    def never(*_: object) -> NoReturn:
        raise AssertionError("validated again")

    monkeypatch.setattr("checker.policy.validate.check_shape", never)
    assert load_owners(file, cwd=tmp_path, kept=kept) == first
    with pytest.raises(AssertionError):
        load_owners(file, cwd=tmp_path)


def test_unreadable(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"nothing\.yaml:1:1 cannot read the owners registry"):
        load_owners(tmp_path / "nothing.yaml", cwd=tmp_path)


def test_found_beside_the_policy(tmp_path: Path) -> None:
    assert find_owners(tmp_path / "policy.yaml") is None
    (tmp_path / "owners.yml").touch()
    assert find_owners(tmp_path / "policy.yaml") == tmp_path / "owners.yml"


_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 20))


@given(_DAYS, _DAYS, _DAYS, _DAYS)
def test_periods_overlap_where_they_share_a_day(a: date | None, b: date | None, c: date | None, d: date | None) -> None:
    one, other = Period(a, b), Period(c, d)
    if any(p.start and p.end and p.start >= p.end for p in (one, other)):
        return
    days = [date(2025, 12, 1), *(date(2026, 1, n) for n in range(1, 32)), date(2026, 3, 1)]
    assert one.overlaps(other) == any(day in one and day in other for day in days)
