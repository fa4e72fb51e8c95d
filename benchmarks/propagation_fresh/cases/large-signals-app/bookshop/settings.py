LLM = {
    "OWNER": {
        "x-team-id": "bookshop",
        "x-cost-center": "cc-14",
        "x-service": "bookshop-web",
        "x-environment": "production",
    },
    "MODEL": "gpt-4o-mini",
}
