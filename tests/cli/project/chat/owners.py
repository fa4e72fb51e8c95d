def owner_headers() -> dict[str, str]:
    return {"x-team-id": "search", "x-cost-center": "CC-1001"}


def trace_headers() -> dict[str, str]:
    return {"x-trace": "1"}
