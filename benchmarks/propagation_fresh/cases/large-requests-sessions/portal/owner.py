OWNER = {
    "x-team-id": "portal",
    "x-cost-center": "cc-5",
    "x-service": "portal",
    "x-environment": "prod",
}
