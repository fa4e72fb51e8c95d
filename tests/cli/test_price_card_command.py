"""`checkpolicy price-card`: what is printed, and the exit codes."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli import main as entry

SOURCES = Path(__file__).parent.parent / "policy" / "price_cards"
GOLDEN = Path(__file__).parent / "golden"


def run(*argv: str) -> int:
    with pytest.raises(SystemExit) as end:
        entry.main(["price-card", *argv])
    assert isinstance(end.value.code, int)
    return end.value.code


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("cards", "lists"):
        shutil.copytree(SOURCES / name, tmp_path / name)
    (tmp_path / "policy.yaml").write_text(
        'schema_version: 1\nname: acme\nversion: "1"\nextends: [chargeback]\n'
        "price_cards: {files: ['cards/*'], lock: price-cards.lock}\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("work")
class TestShow:
    def test_text(self, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]) -> None:
        assert run("show", "cards/acme-openai.yaml") == 0
        golden(GOLDEN / "price-card-show.txt", capsys.readouterr().out)

    def test_json(self, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]) -> None:
        assert (
            run("show", "cards/acme-openai.yaml", "--model", "gpt-x-2*", "--at", "2026-11-01", "--format", "json") == 0
        )
        golden(GOLDEN / "price-card-show.json", capsys.readouterr().out)

    def test_a_time_that_is_none(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("show", "cards/acme-openai.yaml", "--at", "yesterday") == 2
        assert "--at 'yesterday' is no time" in capsys.readouterr().err


class TestValidate:
    def test_files(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("validate", "cards/acme-openai.yaml", "cards/model-table.json") == 0
        first, second = capsys.readouterr().out.splitlines()
        assert first.startswith("cards/acme-openai.yaml: acme-openai@2026-11-01.1: valid; 14 prices, sha256:")
        assert second.startswith("cards/model-table.json: model-table@pc-2026-10: valid; 45 prices, sha256:")

    def test_all_problems_and_2(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (work / "a.yaml").write_text("price_card: A\n")
        (work / "b.yaml").write_text("{")
        assert run("validate", "a.yaml", "b.yaml", "cards/none.yaml") == 2
        out = capsys.readouterr().out
        assert "a.yaml:1:1 the key 'version' is missing" in out
        assert "b.yaml:" in out
        assert "cards/none.yaml:1:1 cannot read the price card: No such file or directory" in out
        assert out.splitlines()[-1].endswith(" problems")

    def test_those_of_the_policy(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("validate") == 2
        assert "the policy chargeback names no price cards" in capsys.readouterr().err
        assert run("validate", "--policy", "policy.yaml") == 2
        assert "price-cards.lock:1:1 cannot read the lock" in capsys.readouterr().out
        assert run("lock", "--policy", "policy.yaml") == 0
        assert capsys.readouterr().out == "price-cards.lock: 2 added, 2 locked\n"
        assert run("validate", "--policy", "policy.yaml") == 0
        assert capsys.readouterr().out.count("valid") == 2


class TestLock:
    def test_a_changed_card_is_refused_and_the_lock_stays(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("lock", "cards/acme-openai.yaml", "--lock", "l.lock") == 0
        before = (work / "l.lock").read_text()
        file = work / "cards" / "acme-openai.yaml"
        file.write_text(file.read_text().replace('"0.25"', '"0.20"'))
        assert run("lock", "cards/acme-openai.yaml", "cards/model-table.json", "--lock", "l.lock") == 2
        assert "acme-openai@2026-11-01.1 is not what it was" in capsys.readouterr().err
        assert (work / "l.lock").read_text() == before
        file.write_text(file.read_text().replace("version: 2026-11-01.1", "version: 2026-11-01.2"))
        assert run("lock", "cards/acme-openai.yaml", "--lock", "l.lock") == 0
        assert (work / "l.lock").read_text().count("acme-openai@") == 2

    def test_where(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("lock", "cards/acme-openai.yaml") == 2
        assert "name one with --lock FILE" in capsys.readouterr().err


class TestDiff:
    def test_text_and_json(
        self, work: Path, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = (work / "cards" / "acme-openai.yaml").read_text()
        for old, new in (
            ('price: "2.50"', 'price: "2.40"'),
            ("version: 2026-11-01.1", "version: 2026-12-01.1"),
            ("{gw-fast: gpt", "{gw-quick: gpt"),
            ('discount: "0.07"', 'discount: "0.10"'),
            (
                'over: 1000, basis: meter, applies: marginal, price: "2"',
                'over: 1000, basis: meter, applies: marginal, price: "3"',
            ),
            ("meter: web_search, unit: call, per: 1000", "meter: page, unit: page, per: 1000"),
        ):
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (work / "new.yaml").write_text(text)
        assert run("diff", "cards/acme-openai.yaml", "new.yaml") == 1
        golden(GOLDEN / "price-card-diff.txt", capsys.readouterr().out)
        assert run("diff", "cards/acme-openai.yaml", "new.yaml", "--format", "json") == 1
        golden(GOLDEN / "price-card-diff.json", capsys.readouterr().out)

    def test_alike(self, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("diff", "cards/acme-openai.yaml", "cards/acme-openai.yaml") == 0
        assert capsys.readouterr().out.endswith("no differences\n")


class TestImport:
    def test_the_source_is_kept_and_what_is_left_out_is_said(
        self, work: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        argv = ["import", "litellm", "lists/litellm.json", "--version", "2026-11-01", "--output", "cards/list.yaml"]
        assert run(*argv, "--url", "https://example.com/list.json", "--captured-at", "2026-11-01T00:00:00Z") == 0
        err = capsys.readouterr().err
        assert "left out deepseek/model-d: its price depends on the time of day" in err
        listed = "  output_cost_per_token (no number) (1)\n"
        assert f"left out what a card cannot hold, with the number of values:\n{listed}" in err
        assert run("show", "cards/list.yaml", "--format", "json") == 0
        digest = hashlib.sha256((work / "lists" / "litellm.json").read_bytes()).hexdigest()
        assert digest in (work / "cards" / "list.yaml").read_text()
        assert json.loads(capsys.readouterr().out)["version"] == "2026-11-01"
        first = (work / "cards" / "list.yaml").read_bytes()
        assert run(*argv, "--url", "https://example.com/list.json", "--captured-at", "2026-11-01T00:00:00Z") == 0
        assert (work / "cards" / "list.yaml").read_bytes() == first

    def test_one_version_of_two_providers(self, work: Path) -> None:
        """The cards of one list have the providers in their names: a policy may have both."""
        argv = ["import", "genai-prices", "lists/genai-prices.json", "--version", "v1"]
        assert run(*argv, "--provider", "acme", "--output", "cards/acme.yaml") == 0
        assert 'price_card: "genai-prices-acme"\n' in (work / "cards" / "acme.yaml").read_text()

    def test_to_standard_output(
        self, work: Path, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("import", "genai-prices", "lists/genai-prices.json", "--version", "v1", "--model", "alpha") == 0
        golden(GOLDEN / "price-card-import.yaml", capsys.readouterr().out)

    @pytest.mark.parametrize(
        ("argv", "says"),
        [
            (["litellm", "lists/genai-prices.json", "--version", "v"], "not a price map of LiteLLM"),
            (["genai-prices", "lists/none.json", "--version", "v"], "cannot read lists/none.json"),
            (["litellm", "lists/litellm.json", "--version", "v", "--provider", "nobody"], "nothing to import"),
            (["litellm", "lists/litellm.json"], "Missing option '--version'"),
        ],
    )
    def test_what_is_wrong(self, work: Path, argv: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("import", *argv) == 2
        assert says in capsys.readouterr().err
