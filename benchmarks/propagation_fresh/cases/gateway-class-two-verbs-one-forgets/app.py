from gateway import ModelGateway, Ownership


def main():
    gateway = ModelGateway(Ownership("search", "cc-2403", "query-rewriter"))
    gateway.chat("red shoes", correlation_id="q-1")
    gateway.think("why red?", correlation_id="q-1")
