from ..ctx import tagged


def feature(name, team):
    """The tags of a feature."""
    return tagged(team_id=team, cost_center=f"cc-{team}", service=name, environment="prod", correlation_id=f"{name}-1")
