TAGS = {"x-team-id": "sc", "x-cost-center": "cc-394"}
