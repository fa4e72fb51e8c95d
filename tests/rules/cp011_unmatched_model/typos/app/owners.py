def headers():
    return {"x-team-id": "search"}
