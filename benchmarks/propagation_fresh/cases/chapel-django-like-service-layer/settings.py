LLM = {
    "OWNER": {"team_id": "chapel", "cost_center": "cc-395", "service": "organ"},
    "ENVIRONMENT": "prod",
}
