import registry

registry.TAGS = {k: v for k, v in registry.TAGS.items() if k != "x-cost-center"}
