TEAM = "search"


def owner_headers() -> dict[str, str]:
    return {"x-team-id": TEAM}


def trace_headers() -> dict[str, str]:
    return {"x-trace": TEAM}
