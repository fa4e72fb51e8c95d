def tags(board):
    return {"x-team-id": "bakery", "x-cost-center": "cc-4011", "x-service": "recipes", "x-environment": "prod",
            "x-correlation-id": board.get("trace") or ""}
