"""Public price lists into cards: what the list says, exactly, and what a card cannot hold is named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from checker.policy.price_cards.book import NoOffer, Offer, PriceBook, Sold
from checker.policy.price_cards.charge import Charge, charge
from checker.policy.price_cards.importers.genai_prices import import_genai_prices
from checker.policy.price_cards.importers.imported import Chosen, Imported, ImportListError, card_text
from checker.policy.price_cards.importers.litellm import import_litellm
from checker.policy.price_cards.load import parse_price_card
from checker.policy.price_cards.meters import Usage
from checker.policy.price_cards.model import PriceCard

LISTS = Path(__file__).parent / "lists"
LITELLM = (LISTS / "litellm.json").read_bytes()
GENAI = (LISTS / "genai-prices.json").read_bytes()


def card(imported: Imported) -> PriceCard:
    return parse_price_card(
        card_text({"price_card": "c", "version": "v", "currency": "USD"}, imported).encode(), "c.yaml"
    )


def prices(imported: Imported, model: str, tier: str = "standard") -> Mapping[str, str]:
    """Base price and thresholds by meter, per million where they are of tokens."""
    return {
        p.meter: " ".join([f"{p.price:f}", *(f">{s.over}:{s.price:f}" for s in (p.tiers.steps if p.tiers else ()))])
        for p in card(imported).prices
        if model in p.models and p.service_tier == tier and p.effective_to is None
    }


class TestLiteLLM:
    def test_the_words_of_its_keys(self) -> None:
        found = import_litellm(LITELLM, Chosen())
        assert prices(found, "model-a-2026-08-06") == {
            "uncached_input": "2.5 >272000:5",
            "output": "10 >272000:15",
            "cache_read": "0.25",
            "cache_write_5m": "2.5 >272000:5",  # no price for it: as other input
            "cache_write_1h": "2.5 >272000:5",
            "reasoning_output": "9",
        }
        assert prices(found, "model-a-2026-08-06", "priority") == {
            "uncached_input": "4.25 >272000:8.5",
            "output": "10 >272000:15",  # no key of its own: the standard one
            "cache_read": "0.25",
            "cache_write_5m": "4.25 >272000:8.5",
            "cache_write_1h": "4.25 >272000:8.5",
            "reasoning_output": "9",
        }
        flex = prices(found, "model-a-2026-08-06", "flex")
        assert (flex["output"], "reasoning_output" in flex) == ("5 >272000:15", False)  # its own output counts for both
        assert prices(found, "model-a-2026-08-06", "batch") == {"uncached_input": "1.25", "output": "5"}
        assert prices(found, "model-b-20260101")["cache_write_1h"] == "6"
        assert prices(found, "embed-1") == {
            "uncached_input": "0.02",
            "output": "0",
            "cache_read": "0.02",
            "cache_write_5m": "0.02",
            "cache_write_1h": "0.02",
        }

    def test_providers_and_names(self) -> None:
        found = import_litellm(LITELLM, Chosen())
        book = PriceBook([card(found)])
        for provider, model, billed in (
            ("openai", "openai/model-a-2026-08-06", "openai/model-a-2026-08-06"),  # at a price of its own
            ("anthropic", "anthropic/model-b", "model-b-20260101"),
            ("anthropic", "bedrock/model-b-latest", "model-b-20260101"),
            ("vertex_ai", "vertex_ai/model-e", "model-e"),
        ):
            offer = book.offer(Sold("v", provider, model))
            assert isinstance(offer, Offer), (model, offer)
            assert offer.models == (billed,)

    def test_thresholds(self) -> None:
        found = import_litellm(LITELLM, Chosen())
        assert prices(found, "model-q") == {
            "uncached_input": "0.05 >256000:0.25",
            "output": "0.4 >256000:2",
            "cache_read": "0.05 >256000:0.25",
            "cache_write_5m": "0.05 >256000:0.25",
            "cache_write_1h": "0.05 >256000:0.25",
        }
        assert prices(found, "model-x")["uncached_input"] == "3 >127999:6"  # from 128,000 on, not above it

    def test_a_providers_own_rule_for_the_cache(self) -> None:
        found = import_litellm(LITELLM, Chosen(("fireworks_ai",)))
        assert prices(found, "model-f")["cache_read"] == "0.45"
        assert prices(found, "model-f")["cache_write_5m"] == "0.9"

    def test_what_a_card_cannot_hold(self) -> None:
        found = import_litellm(LITELLM, Chosen())
        assert found.without == {"deepseek/model-d": "its price depends on the time of day"}
        assert found.left_out == {
            "regional_processing_uplift_multiplier_eu": 1,
            "search_context_cost_per_query": 1,
            "output_cost_per_token (no number)": 1,
        }

    def test_a_part(self) -> None:
        found = import_litellm(LITELLM, Chosen(("openai",), ("embed-*",)), start="2026-10-01")
        assert {tuple(p["models"]) for p in found.prices} == {("embed-1",)}
        assert {p["effective_from"] for p in found.prices} == {"2026-10-01"}
        assert found.aliases == {}


class TestGenaiPrices:
    def test_its_own_meaning(self) -> None:
        found = import_genai_prices(GENAI, Chosen())
        assert prices(found, "alpha-2026-01-01") == {
            "uncached_input": "1.25 >200000:2.5",
            "output": "10",
            "cache_read": "0.125",
            "cache_write_5m": "1.25 >200000:2.5",
            "cache_write_1h": "1.25 >200000:2.5",
            "web_search": "10",
        }
        assert set(prices(found, "embed").values()) == {"0.02"}
        assert "output" not in prices(found, "embed")
        assert found.left_out == {"input_text_tool_mtok": 1}
        assert found.without == {"acme/gamma": "its price depends on the time of day"}

    def test_periods(self) -> None:
        found = import_genai_prices(GENAI, Chosen((), ("beta",)), start="2026-01-01")
        periods = {(p["price"], p["effective_from"], p["effective_to"]) for p in found.prices if p["meter"] == "output"}
        assert periods == {("8", "2026-01-01", "2026-03-01"), ("4", "2026-03-01", None)}
        book = PriceBook([card(found)])
        offer = book.offer(Sold("v", "acme", "beta"))
        assert isinstance(offer, Offer)
        usage = Usage(0, 0, cache_write_tokens=0)
        assert isinstance(charge(offer, usage, datetime(2026, 2, 1, tzinfo=UTC)), Charge)
        written = Usage(1_000_000, 0, cache_write_tokens=1_000_000, cache_write_1h_tokens=1_000_000)
        for month, amount in ((2, Decimal(4)), (3, Decimal(1))):
            charged = charge(offer, written, datetime(2026, month, 1, tzinfo=UTC))
            assert isinstance(charged, Charge)
            assert charged.amount == amount

    def test_names_by_the_lists_own_rules(self) -> None:
        billed = ("Alpha-2026-09-09", "x-beta-2-pro", "gamma-1", "delta")
        found = import_genai_prices(GENAI, Chosen(), billed=billed)
        names = {name for p in found.prices for name in p["models"]}
        assert names == {"alpha", "alpha-2026-01-01", "Alpha-2026-09-09", "beta", "x-beta-2-pro", "embed"}
        assert isinstance(PriceBook([card(found)]).offer(Sold("v", "acme", "delta")), NoOffer)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"[1]", b'{"a": 1}', b"NaN", b"\xff", b"[" * 100_000])
def test_what_is_no_list(data: bytes) -> None:
    with pytest.raises(ImportListError, match="not a price"):
        import_litellm(data, Chosen())
    if data != b"[]":
        with pytest.raises(ImportListError, match="not a"):
            import_genai_prices(data, Chosen())
