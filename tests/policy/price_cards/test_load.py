"""Price cards: what is wrong with one is said at once, with its line; the short form is the full form."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.policy.load import load_policy
from checker.policy.price_cards.load import load_price_card, parse_price_card
from checker.policy.price_cards.lock import load_lock, lock_text
from checker.policy.price_cards.of_policy import load_price_book
from checker.policy.problems import PolicyError

CARDS = Path(__file__).parent / "cards"
HEAD = "schema_version: 1\nprice_card: c\nversion: v1\ncurrency: USD\n"


def entry(**changes: object) -> str:
    """A price entry in YAML (JSON is YAML), on one line."""
    value = {
        "sku_price_id": "s",
        "provider": "openai",
        "models": ["m"],
        "meter": "output",
        "unit": "token",
        "per": 1000000,
        "price": "10",
    }
    return "- " + json.dumps({key: item for key, item in {**value, **changes}.items() if item != "absent"}) + "\n"


def problems(*entries: str, head: str = HEAD) -> list[str]:
    with pytest.raises(PolicyError) as error:
        parse_price_card((head + "prices:\n" + "".join(entries)).encode(), "card.yaml")
    return [str(problem) for problem in error.value.problems]


def test_the_full_form() -> None:
    card = load_price_card(CARDS / "acme-openai.yaml", cwd=CARDS)
    assert card.identity == "acme-openai@2026-11-01.1"
    assert (card.currency, card.supersedes, card.agreement.discount) == ("USD", "2026-09-15.2", Decimal("0.07"))
    first, second = card.prices[:2]
    assert first.effective_to == second.effective_from == datetime(2026, 11, 1, tzinfo=UTC)
    assert second.price == Decimal("2.50")
    assert second.tiers is not None
    assert [(step.over, step.price) for step in second.tiers.steps] == [(200000, Decimal("5.00"))]


def test_the_digest_is_of_the_content_not_of_its_form(tmp_path: Path) -> None:
    card = load_price_card(CARDS / "acme-openai.yaml", cwd=CARDS)
    from checker.documents.tree import plain
    from checker.documents.yaml import read_yaml_file

    data = plain(read_yaml_file((CARDS / "acme-openai.yaml").read_bytes(), "x"))
    (tmp_path / "card.json").write_text(json.dumps(data, indent=3))
    assert load_price_card(tmp_path / "card.json", cwd=tmp_path).digest == card.digest
    data["prices"][0]["price"] = "3.01"
    (tmp_path / "card.json").write_text(json.dumps(data))
    assert load_price_card(tmp_path / "card.json", cwd=tmp_path).digest != card.digest


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ([entry(price=10)], "prices.0.price: expected text, found the number 10: put it in quotes"),
        ([entry(price="1e-6")], "'1e-6' does not fit"),
        ([entry(price="-1")], "'-1' does not fit"),
        ([entry(per=3)], "prices.0.per: expected 1, 10, 100"),
        ([entry(meter="outputs")], "prices.0.meter: 'outputs' does not fit"),
        ([entry(unit="call")], "s: output is counted in units of token, not call"),
        ([entry(effective_from="2026-11-01T00:00:00")], "'2026-11-01T00:00:00' does not fit"),
        ([entry(effective_from="2026-13-01")], "effective_from: '2026-13-01' is no time"),
        ([entry(effective_from="2026-11-01", effective_to="2026-11-01")], "effective_to is the first moment that no"),
        (
            [entry(tiers=[{"over": 5, "basis": "meter", "price": "1"}])],
            "prices.0.tiers.0: the key 'applies' is missing: the price is paid for the whole quantity",
        ),
        (
            [entry(tiers=[{"over": 5, "basis": "request_input", "applies": "marginal", "price": "1"}])],
            "a marginal tier needs basis: meter",
        ),
        (
            [
                entry(
                    tiers=[
                        {"over": 5, "basis": "meter", "applies": "marginal", "price": "1"},
                        {"over": 5, "basis": "meter", "applies": "marginal", "price": "2"},
                    ]
                )
            ],
            "the thresholds of the tiers must ascend",
        ),
        (
            [
                entry(
                    tiers=[
                        {"over": 5, "basis": "meter", "applies": "marginal", "price": "1"},
                        {"over": 6, "basis": "meter", "applies": "whole_request", "price": "2"},
                    ]
                )
            ],
            "have one basis and one meaning",
        ),
        (
            [entry(), entry(effective_from="2026-11-01")],
            "card.yaml:7:3 s: overlaps the period in line 6, which is open; set its effective_to to 2026-11-01T00:00",
        ),
        (
            [entry(effective_to="2026-11-01"), entry(effective_from="2026-11-02")],
            "card.yaml:7:3 s: no price from 2026-11-01T00:00:00Z to 2026-11-02T00:00:00Z, after the one in line 6",
        ),
        ([entry(), entry(sku_price_id="t")], "t: output of m has a price at that time already (s, line 6)"),
        (
            [entry(effective_to="2026-11-01"), entry(effective_from="2026-11-01", models=["m", "n"])],
            "s: models is another one than in line 6; use another id",
        ),
        ([entry(price="0." + "0" * 23 + "1", per=1000)], "more than 24 digits after the point"),
    ],
)
def test_what_is_wrong_with_a_price(entries: list[str], says: str) -> None:
    assert [line for line in problems(*entries) if says in line], problems(*entries)


def test_all_problems_at_once_in_the_order_of_the_file() -> None:
    found = problems(
        entry(effective_from="2026-13-01"), entry(sku_price_id="t", unit="call"), head=HEAD + "aliases: {a: mm}\n"
    )
    assert [line.split(" ")[0] for line in found] == [
        "card.yaml:1:1",
        "card.yaml:7:149",
        "card.yaml:8:3",
        "card.yaml:8:3",
    ]
    assert found[0].endswith("aliases.a: the card prices no 'mm' (did you mean 'm'?)")


class TestShortForm:
    def test_a_table_of_models(self) -> None:
        card = load_price_card(CARDS / "model-table.json", cwd=CARDS)
        assert card.identity == "model-table@pc-2026-10"
        prices = {p.meter: p.price for p in card.prices if p.models == ("claude-sonnet-4-5-20250929",)}
        assert prices == {
            "uncached_input": 3,
            "cache_read": Decimal("0.3"),  # as it is written: the nearest double is 0.299999999999999988...
            "cache_write_5m": Decimal("3.75"),
            "cache_write_1h": Decimal("3.75"),
            "output": 15,
        }

    def test_in_yaml_with_terms_and_a_column_of_its_own(self) -> None:
        card = parse_price_card(
            b"price_card: ours\nversion: '7'\ncurrency: EUR\nper: 1000\nprovider: anthropic\n"
            b"effective_from: 2026-01-01\nmodels:\n"
            b"  a: {cache_write_1h: 6e-3, cache_write: 3.750e-3, output: '0.015'}\n",
            "card.yaml",
        )
        assert {(p.meter, str(p.price), p.provider, p.effective_from) for p in card.prices} == {
            ("cache_write_1h", "0.006", "anthropic", datetime(2026, 1, 1, tzinfo=UTC)),
            ("cache_write_5m", "0.003750", "anthropic", datetime(2026, 1, 1, tzinfo=UTC)),
            ("output", "0.015", "anthropic", datetime(2026, 1, 1, tzinfo=UTC)),
        }

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("models: {m: {ouput: 1}}", "models.m.ouput: unknown column (did you mean 'output'?)"),
            ("models: {m: {output: -1}}", "expected a price, a number that is not negative"),
            ("models: {m: {output: .inf}}", "expected a price"),
            ("models: {m: 3}", "models.m: expected prices by meter"),
            ("models: {}", "prices: must not be empty"),
            ("models: {m: {output: 1}}\ncurency: USD", "unknown key 'curency' in a price card of the short form"),
            ("models: {m: {output: 1}}\nper: 7", "per: expected 1, 10"),
        ],
    )
    def test_what_is_wrong(self, text: str, says: str) -> None:
        with pytest.raises(PolicyError) as error:
            parse_price_card(f"version: v\ncurrency: USD\n{text}\n".encode(), "card.yaml")
        assert says in str(error.value)

    def test_version_and_currency_are_asked_for(self) -> None:
        with pytest.raises(PolicyError) as error:
            parse_price_card(b"models: {m: {output: 1}}", "card.yaml")
        assert "the key 'version' is missing" in str(error.value)
        assert "the key 'currency' is missing" in str(error.value)


class TestOfPolicy:
    def write(self, tmp_path: Path, cards: str) -> Path:
        (tmp_path / "org" / "prices").mkdir(parents=True)
        for card in CARDS.iterdir():
            (tmp_path / "org" / "prices" / card.name).write_bytes(card.read_bytes())
        policy = tmp_path / "org" / "policy.yaml"
        policy.write_text(f'schema_version: 1\nname: p\nversion: "1"\nextends: [chargeback]\nprice_cards: {cards}\n')
        return policy

    def test_named_relative_to_the_policy(self, tmp_path: Path) -> None:
        self.write(tmp_path, "{files: ['prices/*.yaml', prices/model-table.json]}")
        (tmp_path / "team.yaml").write_text('schema_version: 1\nname: t\nversion: "1"\nextends: [org/policy.yaml]\n')
        book = load_price_book(load_policy("team.yaml", cwd=tmp_path), cwd=tmp_path)
        assert book.versions() == ("2026-11-01.1", "pc-2026-10")

    def test_the_built_in_policy_names_none(self, tmp_path: Path) -> None:
        assert load_price_book(load_policy(cwd=tmp_path), cwd=tmp_path).cards == ()

    def test_a_name_without_a_file(self, tmp_path: Path) -> None:
        self.write(tmp_path, "{files: [prices/none.yaml]}")
        with pytest.raises(PolicyError) as error:
            load_price_book(load_policy("org/policy.yaml", cwd=tmp_path), cwd=tmp_path)
        assert (
            str(error.value) == "org/policy.yaml:5:23 price_cards.files: no file 'prices/none.yaml' beside this policy"
        )

    def test_the_lock_holds_a_version_to_its_content(self, tmp_path: Path) -> None:
        self.write(tmp_path, "{files: ['prices/*.yaml'], lock: cards.lock}")
        policy = load_policy("org/policy.yaml", cwd=tmp_path)
        with pytest.raises(PolicyError, match="cannot read the lock"):
            load_price_book(policy, cwd=tmp_path)
        card = load_price_card(CARDS / "acme-openai.yaml", cwd=CARDS)
        lock = tmp_path / "org" / "cards.lock"
        lock.write_text(lock_text({}))
        with pytest.raises(PolicyError, match=r"acme-openai@2026-11-01\.1 is not in org/cards\.lock"):
            load_price_book(policy, cwd=tmp_path)
        lock.write_text(lock_text({card.identity: card.digest}))
        assert load_price_book(policy, cwd=tmp_path).cards == (load_price_book(policy, cwd=tmp_path).cards[0],)
        file = tmp_path / "org" / "prices" / "acme-openai.yaml"
        file.write_text(file.read_text().replace('price: "2.50"', 'price: "2.40"'))
        with pytest.raises(PolicyError, match="another content needs another version"):
            load_price_book(policy, cwd=tmp_path)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,9}@[a-z0-9.]{1,9}", fullmatch=True),
        st.from_regex(r"sha256:[0-9a-f]{64}", fullmatch=True),
    )
)
@settings(max_examples=25)
def test_a_lock_reads_back(lock: dict[str, str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.lock"
        path.write_text(lock_text(lock))
        assert load_lock(path, cwd=Path(folder)) == lock


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_card_or_a_policy_error(data: bytes) -> None:
    for name in ("c.yaml", "c.json"):
        try:
            parse_price_card(data, name)
        except PolicyError as error:
            assert error.problems


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from("schema_version version currency per provider models prices aliases source".split()), _JSON
    )
)
def test_any_document_is_a_card_or_a_policy_error(value: dict[str, object]) -> None:
    try:
        parse_price_card(json.dumps(value).encode(), "c.json")
    except PolicyError as error:
        assert error.problems
