from session import TaggedSession


def main():
    with TaggedSession(team_id="zoo", cost_center="cc-2447", service="keeper", environment="prod", correlation_id="z-1") as session:
        session.ask("feed?")
    session.follow_up("and the lions?")
