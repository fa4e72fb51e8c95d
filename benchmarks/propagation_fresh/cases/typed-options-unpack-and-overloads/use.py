from llm import DEFAULTS, Options, ask, embed


def main():
    ask("a", correlation_id="1")
    list(ask("b", stream=True, correlation_id="2", team_id="other"))
    ask("c", environment="")
    full: Options = DEFAULTS | Options(correlation_id="4")
    embed(["d"], full)
    embed(["e"])
