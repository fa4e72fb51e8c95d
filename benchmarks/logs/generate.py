"""Generate a gateway log of any size, seeded: records as LiteLLM ships them (1.7 kB), a known share of them defective.

    python benchmarks/logs/generate.py FOLDER --mb 1000 [--seed 1] [--defects 0.04] [--kinds jsonl,gz,parquet]

FOLDER gets `policy.yaml`, `owners.yaml`, `price_card.json`, and a folder of files per kind; all kinds hold the same
records. `planted.json` says how many records have which defect.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
FILE = 128_000_000  # bytes of one file of JSON lines
MODELS = {  # alias: (deployment, provider, USD per million tokens of input, cached input, output)
    "gw-fast": ("openai/gpt-4o-mini-2024-07-18", "openai", 0.15, 0.075, 0.6),
    "gw-4o": ("openai/gpt-4o-2024-08-06", "openai", 2.5, 1.25, 10.0),
    "gw-41": ("openai/gpt-4.1-2025-04-14", "openai", 2.0, 0.5, 8.0),
    "gw-mini": ("openai/gpt-4.1-mini-2025-04-14", "openai", 0.4, 0.1, 1.6),
    "gw-think": ("openai/o4-mini-2025-04-16", "openai", 1.1, 0.275, 4.4),
}
TEAMS = 40
START = 1_790_812_800  # 2026-10-01T00:00:00Z
SPAN = 30 * 86_400
DEFECTS = (
    "team missing", "team null", "team empty", "placeholder", "other cost center", "tokens as text", "negative tokens",
    "total is no sum", "no zone", "cost differs", "key of another team",
)  # fmt: skip


def record(number: int, of: int, source: random.Random, defect: str | None) -> str:
    bits = source.getrandbits
    team = source.randrange(TEAMS)
    alias = source.choice(tuple(MODELS))
    model, provider, input_price, cached_price, output_price = MODELS[alias]
    tokens_in, out = source.randrange(20, 9000), source.randrange(1, 900)
    cached = tokens_in // 2 if bits(1) else 0
    cost = ((tokens_in - cached) * input_price + cached * cached_price + out * output_price) / 1e6
    start = START + SPAN * number / of
    request, answer, call = f"rb-{bits(128):032x}", f"{bits(96):024x}", f"{bits(128):032x}"
    name, center = f"team-{team:02}", f"CC-{1000 + team}"
    tags = (
        f'"request_boundary_id":"{request}","team_id":"{name}","cost_center":"{center}","service_endpoint":'
        f'"svc-{team:02}/v1/answer","correlation_id":"corr-{bits(64):016x}","environment":"prod",'
        f'"model_requested":"{alias}","price_card_version":"pc-2026-10"'
    )
    started, shown_in, shown_out, total, key = f"{start:.6f}", f"{tokens_in}", f"{out}", tokens_in + out, team
    match defect:
        case "team missing":
            tags = tags.replace(f'"team_id":"{name}",', "")
        case "team null":
            tags = tags.replace(f'"team_id":"{name}"', '"team_id":null')
        case "team empty":
            tags = tags.replace(f'"team_id":"{name}"', '"team_id":""')
        case "placeholder":
            tags = tags.replace(f'"team_id":"{name}"', '"team_id":"TODO"')
        case "other cost center":
            tags = tags.replace(center, f"CC-{1000 + (team + 1) % TEAMS}")
        case "tokens as text":
            shown_in = f'"{tokens_in}"'
        case "negative tokens":
            shown_out = f"-{out}"
        case "total is no sum":
            total += 7
        case "no zone":
            started = '"2026-10-12T08:12:00"'
        case "cost differs":
            cost *= 100
        case "key of another team":
            key = (team + 1) % TEAMS
    return (
        f'{{"id":"chatcmpl-{answer}","trace_id":"{bits(128):032x}","litellm_call_id":"{call}","call_type":"acompletion",'
        f'"status":"success","stream":null,"model":"{model}","model_group":"{alias}","custom_llm_provider":"{provider}",'
        f'"prompt_tokens":{shown_in},"completion_tokens":{shown_out},"total_tokens":{total},"response_cost":{cost!r},'
        f'"startTime":{started},"endTime":{start + 2.5:.6f},"api_base":"http://127.0.0.1:28518/v1","request_tags":'
        '["User-Agent: OpenAI","User-Agent: OpenAI/Python 2.54.0"],"cache_hit":null,"end_user":null,"metadata":'
        f'{{"user_api_key_hash":"{team:064x}","user_api_key_alias":"key-{key:02}","user_api_key_team_id":"team-{key:02}",'
        f'"user_api_key_org_id":"org-acme","spend_logs_metadata":{{{tags}}},"usage_object":{{"completion_tokens":{out},'
        f'"prompt_tokens":{tokens_in},"total_tokens":{tokens_in + out},"completion_tokens_details":'
        '{"accepted_prediction_tokens":0,"audio_tokens":0,"reasoning_tokens":0,"rejected_prediction_tokens":0},'
        f'"prompt_tokens_details":{{"audio_tokens":0,"cached_tokens":{cached}}}}},"requester_metadata":{{}},'
        f'"sdk_retry_count":"0"}},"hidden_params":{{"litellm_model_name":"{model}","additional_headers":'
        f'{{"llm_provider-x-request-id":"req_{answer}","llm_provider-request-id":"req_{answer}","request-id":'
        f'"req_{answer}","x-litellm-model-group":"{alias}","x-litellm-attempted-retries":0,'
        '"x-litellm-attempted-fallbacks":0}},"error_code":null,"ingested_at":'
        f'"2026-10-{1 + number * 30 // of:02}T23:59:49.226476+00:00"}}\n'
    )


def generate(folder: Path, megabytes: int, seed: int, share: float, kinds: set[str]) -> None:
    source = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    of = megabytes * 1_000_000 // 1735
    planted: Counter[str] = Counter()
    lines = folder / "jsonl"
    lines.mkdir(exist_ok=True)
    done, index = 0, 0
    while done < of:
        size = 0
        with (lines / f"log-{index:03}.jsonl").open("w", encoding="utf-8") as out:
            while done < of and size < FILE:
                defect = source.choice(DEFECTS) if source.random() < share else None
                text = record(done, of, source, defect)
                if defect is not None:
                    planted[defect] += 1
                out.write(text)
                size += len(text)
                done += 1
        pack(lines / f"log-{index:03}.jsonl", folder, kinds)
        index += 1
    write_settings(folder)
    (folder / "planted.json").write_text(json.dumps({"records": of, "defects": planted}, indent=1))


def pack(path: Path, folder: Path, kinds: set[str]) -> None:
    if "gz" in kinds:
        (folder / "gz").mkdir(exist_ok=True)
        with (
            path.open("rb") as source,
            gzip.open(folder / "gz" / f"{path.name}.gz", "wb", compresslevel=6) as target,
        ):
            while piece := source.read(1 << 20):
                target.write(piece)
    if "parquet" in kinds:
        import duckdb

        (folder / "parquet").mkdir(exist_ok=True)
        target_path = folder / "parquet" / f"{path.stem}.parquet"
        with duckdb.connect() as connection:
            connection.execute(
                f"COPY (SELECT * FROM read_json('{path}', format = 'newline_delimited', sample_size = 20000,"
                f" map_inference_threshold = -1)) TO '{target_path}' (FORMAT parquet, COMPRESSION zstd)"
            )


def write_settings(folder: Path) -> None:
    (folder / "policy.yaml").write_text((HERE / "fixture" / "policy.yaml").read_text(encoding="utf-8"))
    teams = "".join(
        f"  team-{n:02}: {{cost_center: CC-{1000 + n}, services: [svc-{n:02}/v1/answer], from: 2026-01-01}}\n"
        for n in range(TEAMS)
    )
    keys = "".join(
        f"  key-{n:02}: {{team: team-{n:02}, service: svc-{n:02}/v1/answer, environment: prod}}\n" for n in range(TEAMS)
    )
    (folder / "owners.yaml").write_text(f"schema_version: 1\nteams:\n{teams}keys:\n{keys}")
    prices = {
        model.partition("/")[2]: {"input": i, "cached_input": c, "cache_write": 0, "output": o}
        for model, _, i, c, o in MODELS.values()
    }
    card = {"version": "pc-2026-10", "currency": "USD", "per": 1_000_000, "models": prices}
    (folder / "price_card.json").write_text(json.dumps(card, indent=1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mb", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--defects", type=float, default=0.04)
    parser.add_argument("--kinds", default="jsonl,gz,parquet")
    said = parser.parse_args()
    generate(said.folder, said.mb, said.seed, said.defects, set(said.kinds.split(",")))


if __name__ == "__main__":
    main()
