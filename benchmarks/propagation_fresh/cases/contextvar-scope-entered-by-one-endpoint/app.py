from ask import ask, classify
from scope import llm_scope


def handle(request_id, text):
    with llm_scope(team_id="concierge", cost_center="cc-2416", service="concierge", environment="prod"):
        with llm_scope(correlation_id=request_id):
            answer = ask(text)
        classify(text)
    return answer


def main():
    handle("r-1", "table for two")
