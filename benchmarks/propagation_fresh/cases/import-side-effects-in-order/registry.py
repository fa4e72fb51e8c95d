TAGS = {"x-team-id": "se", "x-cost-center": "cc-32"}
