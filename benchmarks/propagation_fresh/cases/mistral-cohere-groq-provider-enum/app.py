from providers import Provider, chat

OWNER = dict(x_team_id="mx", x_cost_center="cc-3", x_service="mx", x_environment="prod")


def main():
    chat(Provider.MISTRAL, "a", **OWNER, x_correlation_id="1")
    chat(Provider["COHERE"], "b", **OWNER)
    chat(Provider.GROQ, "c", **OWNER, x_correlation_id="3")
