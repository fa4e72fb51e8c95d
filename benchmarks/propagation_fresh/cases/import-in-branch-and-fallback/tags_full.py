from tags_basic import TAGS as BASIC

TAGS = {**BASIC, "x-cost-center": "cc-31"}
