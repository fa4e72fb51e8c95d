DEFAULTS = dict(team_id="bindery", cost_center="cc-332", environment="prod")


def for_service(name, /, **more):
    return DEFAULTS | {"service": name} | more
