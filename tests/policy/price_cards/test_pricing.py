"""From a record to its price, and from its usage to the exact amount; the relational form gives the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.policy.price_cards.bands import PRICED_METERS, Band, price_bands
from checker.policy.price_cards.book import Match, NoOffer, Offer, PriceBook, Reason, Sold
from checker.policy.price_cards.charge import Charge, charge
from checker.policy.price_cards.load import load_price_card
from checker.policy.price_cards.meters import PART_OF, UNITS, ImpossibleUsageError, Usage, quantities
from checker.policy.price_cards.provider_names import provider_name
from checker.policy.problems import PolicyError

CARDS = Path(__file__).parent / "cards"
ACME = load_price_card(CARDS / "acme-openai.yaml", cwd=CARDS)
TABLE = load_price_card(CARDS / "model-table.json", cwd=CARDS)
BOOK = PriceBook([ACME, TABLE])
NOW = datetime(2026, 11, 2, tzinfo=UTC)


def sold(model: str | None, version: str = "2026-11-01.1", provider: str | None = "openai", **terms: str) -> Sold:
    return Sold(version, provider, model, **terms)


@pytest.mark.parametrize(
    ("what", "models", "match"),
    [
        (sold("gpt-x-2026-08-06"), ("gpt-x-2026-08-06",), Match.EXACT),
        (sold("gpt-x-2026-08-06", version="acme-openai@2026-11-01.1"), ("gpt-x-2026-08-06",), Match.EXACT),
        (sold("openai/gpt-x-2026-08-06"), ("gpt-x-2026-08-06",), Match.DEPLOYMENT),
        (sold("openai/gpt-x-2026-08-06", provider=None), ("gpt-x-2026-08-06",), Match.DEPLOYMENT),
        (sold("gw-fast"), ("gpt-x-mini-2026-08-06",), Match.ALIAS),
        (sold("gpt-x"), ("gpt-x-2026-08-06",), Match.UNDATED),
        (sold("gpt-x-latest"), ("gpt-x-2026-08-06",), Match.UNDATED),
        (sold("gpt-y"), ("gpt-y-2026-01-01", "gpt-y-2026-02-02"), Match.UNDATED),
        (sold("openai/gpt-4o", version="pc-2026-10"), ("gpt-4o-2024-08-06", "gpt-4o-2024-11-20"), Match.UNDATED),
        (
            sold("bedrock/converse/anthropic.claude-3-5-haiku-20241022-v1:0", "pc-2026-10", "bedrock"),
            ("anthropic.claude-3-5-haiku-20241022-v1:0",),
            Match.DEPLOYMENT,
        ),
        *(
            (
                sold(profile, "pc-2026-10", "bedrock"),
                ("anthropic.claude-3-5-haiku-20241022-v1:0",),
                Match.DEPLOYMENT,
            )
            for profile in (
                "eu.anthropic.claude-3-5-haiku-20241022-v1:0",
                "bedrock/us.anthropic.claude-3-5-haiku-20241022-v1:0",
                "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.anthropic.claude-3-5-haiku-20241022-v1:0",
                "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-5-haiku-20241022-v1:0",
            )
        ),
        (
            sold("anthropic/claude-sonnet-4-5", "pc-2026-10", "anthropic"),
            ("claude-sonnet-4-5-20250929",),
            Match.UNDATED,
        ),
        (sold("gpt-x", service_tier="default"), ("gpt-x-2026-08-06",), Match.UNDATED),
    ],
)
def test_the_price_that_a_record_means(what: Sold, models: tuple[str, ...], match: Match) -> None:
    offer = BOOK.offer(what)
    assert isinstance(offer, Offer), offer
    assert (offer.models, offer.match) == (models, match)


@pytest.mark.parametrize(
    ("what", "reason", "says"),
    [
        (Sold(None, "openai", "gpt-x"), Reason.UNNAMED_CARD, "names no price card version"),
        (sold("gpt-x", version="v0"), Reason.UNKNOWN_CARD, "'v0' is not known (known: 2026-11-01.1, pc-2026-10)"),
        (sold(None), Reason.UNKNOWN_MODEL, "names no model"),
        (sold("gpt-w"), Reason.UNKNOWN_MODEL, "acme-openai@2026-11-01.1 has no price of gpt-w"),
        (sold("gpt-x-2025-01-01"), Reason.UNKNOWN_MODEL, "no price of gpt-x-2025-01-01"),
        (sold("openrouter/openai/gpt-x"), Reason.UNKNOWN_MODEL, "no price of openrouter/openai/gpt-x"),
        (sold("gpt-z"), Reason.AMBIGUOUS_MODEL, "prices gpt-z-2026-01-01, gpt-z-2026-02-02 differently"),
        (sold("gpt-x", provider="azure"), Reason.UNKNOWN_TERMS, "by azure, service tier standard"),
        (sold("gpt-x", service_tier="priority"), Reason.UNKNOWN_TERMS, "service tier priority"),
    ],
)
def test_why_there_is_no_price(what: Sold, reason: Reason, says: str) -> None:
    answer = BOOK.offer(what)
    assert isinstance(answer, NoOffer)
    assert answer.reason is reason
    assert says in answer.message


def amount(what: Sold, usage: Usage, time: datetime = NOW) -> Charge | NoOffer:
    offer = BOOK.offer(what)
    assert isinstance(offer, Offer)
    return charge(offer, usage, time)


class TestCharge:
    def test_disjoint_meters_of_a_record(self) -> None:
        usage = Usage(2348, 353, cached_input_tokens=1152)
        charged = amount(sold("openai/gpt-4o-mini", "pc-2026-10"), usage)
        assert isinstance(charged, Charge)
        assert charged.amount == Decimal("0.0004776")  # (2348 - 1152) x 0.15 + 1152 x 0.075 + 353 x 0.60, per million
        assert [(line.meter, line.quantity) for line in charged.lines] == [
            ("uncached_input", 1196),
            ("cache_read", 1152),
            ("output", 353),
        ]

    def test_discount_and_parts(self) -> None:
        charged = amount(sold("gw-fast"), Usage(1000, 100, reasoning_tokens=20, meters={"web_search": 3}))
        assert isinstance(charged, Charge)
        assert charged.listed == Decimal("0.000216") + Decimal("0.03")
        assert charged.amount == charged.listed * Decimal("0.93")

    def test_a_part_without_a_price_is_paid_as_the_whole(self) -> None:
        charged = amount(sold("gpt-x"), Usage(0, 100, reasoning_tokens=20))
        assert isinstance(charged, Charge)
        assert [(line.meter, line.quantity) for line in charged.lines] == [("output", 100)]

    @pytest.mark.parametrize(("tokens", "listed"), [(200_000, "0.50"), (200_001, "1.000005")])
    def test_a_tier_for_the_whole_request_begins_above_its_threshold(self, tokens: int, listed: str) -> None:
        charged = amount(sold("gpt-x"), Usage(tokens, 0))
        assert isinstance(charged, Charge)
        assert charged.listed == Decimal(listed)

    def test_cached_tokens_count_towards_the_threshold_of_the_request(self) -> None:
        charged = amount(sold("gpt-x"), Usage(200_001, 0, cached_input_tokens=200_000))
        assert isinstance(charged, Charge)
        assert charged.listed == Decimal("0.000005") + Decimal("0.05")

    def test_marginal_tiers(self) -> None:
        charged = amount(sold("gpt-y"), Usage(6000, 0))
        assert isinstance(charged, Charge)
        assert [(line.quantity, line.unit_price * 1_000_000) for line in charged.lines] == [
            (1000, 1),
            (4000, 2),
            (1000, 4),
        ]

    def test_the_price_at_that_time(self) -> None:
        edge = datetime(2026, 11, 1, tzinfo=UTC)
        for time, listed in ((edge - timedelta(microseconds=1), "3"), (edge, "2.5")):
            charged = amount(sold("gpt-x"), Usage(1000, 0), time)
            assert isinstance(charged, Charge)
            assert charged.listed == Decimal(listed) / 1000

    @pytest.mark.parametrize(
        ("usage", "time", "reason", "says"),
        [
            (
                Usage(1, 0),
                datetime(2026, 1, 1, tzinfo=UTC),
                Reason.NOT_IN_FORCE,
                "at 2026-01-01T00:00:00Z (in force: 2026-08",
            ),
            (Usage(10, 0, cache_write_tokens=5), NOW, Reason.UNPRICED_METER, "no price of cache_write_5m for gpt-x"),
            (Usage(1, 0, cached_input_tokens=2), NOW, Reason.IMPOSSIBLE_USAGE, "the parts exceed the whole"),
            (Usage(1, -1), NOW, Reason.IMPOSSIBLE_USAGE, "output is -1"),
            (Usage(1, 1, meters={"tokens": 1}), NOW, Reason.IMPOSSIBLE_USAGE, "no meter 'tokens'"),
        ],
    )
    def test_what_cannot_be_priced(self, usage: Usage, time: datetime, reason: Reason, says: str) -> None:
        answer = amount(sold("gpt-x"), usage, time)
        assert isinstance(answer, NoOffer)
        assert answer.reason is reason
        assert says in answer.message

    def test_a_priced_part_cannot_exceed_its_whole(self) -> None:
        answer = amount(sold("gw-fast"), Usage(1, 1, reasoning_tokens=2))
        assert isinstance(answer, NoOffer)
        assert answer.message == "reasoning_output (2) is more than output (1), which it is a part of"

    def test_more_specific_terms_go_first(self) -> None:
        listed = []
        for region in ("eu", "us"):
            charged = amount(sold("gpt-x", region=region), Usage(0, 1_000_000))
            assert isinstance(charged, Charge)
            listed.append(charged.listed)
        assert listed == [11, 10]


def test_providers_by_any_of_their_names() -> None:
    haiku = "anthropic.claude-3-5-haiku-20241022-v1:0"
    for provider, model in (("aws.bedrock", f"bedrock/converse/{haiku}"), ("Amazon-Bedrock", f"bedrock/{haiku}")):
        offer = BOOK.offer(Sold("pc-2026-10", provider, model))
        assert isinstance(offer, Offer), offer
        assert offer.models == (haiku,)
    assert [provider_name(word) for word in (" X_AI ", "gcp.vertex_ai", "acme")] == ["xai", "vertex_ai", "acme"]


def test_a_name_that_is_another_sellers_is_looked_up_further() -> None:
    """`openai/m` is a reseller's name for what openai sells as `m`; and of dated names only the seller's count."""
    from checker.policy.price_cards.load import parse_price_card

    terms = "meter: output, unit: token, per: 1000000"
    card = parse_price_card(
        b"schema_version: 1\nprice_card: c\nversion: v\ncurrency: USD\nprices:\n"
        + f"- {{sku_price_id: a, provider: reseller, models: [openai/m], {terms}, price: '9'}}\n".encode()
        + f"- {{sku_price_id: b, provider: openai, models: [m], {terms}, price: '1'}}\n".encode()
        + f"- {{sku_price_id: c, provider: openai, models: [n-2026-01-01], {terms}, price: '1'}}\n".encode()
        + f"- {{sku_price_id: d, provider: reseller, models: [n-2026-02-02], {terms}, price: '9'}}\n".encode(),
        "c.yaml",
    )
    book = PriceBook([card])
    for provider, model, billed in (
        ("openai", "openai/m", "m"),
        ("reseller", "openai/m", "openai/m"),
        ("openai", "n", "n-2026-01-01"),
        ("reseller", "n", "n-2026-02-02"),
    ):
        offer = book.offer(Sold("v", provider, model))
        assert isinstance(offer, Offer)
        assert offer.models == (billed,)


def test_one_version_of_one_card_has_one_content() -> None:
    from msgspec.structs import replace

    PriceBook([ACME, ACME])
    with pytest.raises(PolicyError, match="another content"):
        PriceBook([ACME, replace(ACME, digest="sha256:0")])


counts = st.integers(0, 400_000)


@given(counts, counts, counts, counts, counts, st.sampled_from(sorted(PART_OF)), counts)
def test_meters_are_disjoint_and_complete(
    total: int, read: int, written: int, hour: int, output: int, part: str, count: int
) -> None:
    usage = Usage(total, output, read, written, hour, meters={part: count})
    for priced in (frozenset(), frozenset(UNITS)):
        try:
            found = quantities(usage, priced)
        except ImpossibleUsageError:
            parts = {"uncached_input": total - read - written, "cache_read": read, "output": output}
            assert total < read + written or written < hour or (priced and count > parts[PART_OF[part]])
            continue
        assert sum(found.values()) == total + output
        assert all(value > 0 for value in found.values())


def banded(bands: list[Band], usage: Usage, time: datetime) -> Decimal | None:
    """The formula of the relational form, as a query would compute it."""
    n = usage.input_tokens or 0
    [band] = [
        band
        for band in bands
        if (band.effective_from is None or band.effective_from <= time)
        and (band.effective_to is None or time < band.effective_to)
        and (band.input_over is None or band.input_over < n)
        and (band.input_upto is None or n <= band.input_upto)
    ]
    prices = dict(zip(PRICED_METERS, band.prices, strict=True))
    read, written = usage.cached_input_tokens or 0, usage.cache_write_tokens or 0
    hour, reasoning = usage.cache_write_1h_tokens or 0, usage.reasoning_tokens or 0
    terms = {
        "uncached_input": n - read - written,
        "cache_read": read,
        "cache_write_5m": written - hour,
        "cache_write_1h": hour,
        "output": (usage.output_tokens or 0) - reasoning,
        "reasoning_output": reasoning,
        "request": 1,
    }
    if not band.exact or any(count and prices[meter] is None for meter, count in terms.items()):
        return None
    return sum((count * (prices[meter] or 0) for meter, count in terms.items()), Decimal(0))


@given(
    st.sampled_from(["gpt-x", "gw-fast", "gpt-y", "gpt-x-2026-08-06"]),
    st.tuples(counts, counts, counts, counts),
    st.datetimes(datetime(2026, 7, 1), datetime(2026, 12, 1)),  # noqa: DTZ001
    st.sampled_from([None, "eu"]),
)
def test_the_relational_form_gives_the_same_amount(
    model: str, several: tuple[int, int, int, int], naive: datetime, region: str | None
) -> None:
    time = naive.replace(tzinfo=UTC)
    total, read, output, reasoning = several
    usage = Usage(total + read, output + reasoning, cached_input_tokens=read, reasoning_tokens=reasoning)
    what = Sold("2026-11-01.1", "openai", model, None, region)
    offer = BOOK.offer(what)
    assert isinstance(offer, Offer)
    charged = charge(offer, usage, time)
    in_bands = banded(list(price_bands(what, offer)), usage, time)
    if model == "gpt-y":
        assert in_bands is None  # its tiers are marginal: priced one by one
    else:
        assert in_bands == (charged.amount if isinstance(charged, Charge) else None)
