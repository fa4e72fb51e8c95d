BASE = dict(team_id="museum", cost_center="cc-m", service="guide", environment="prod")


def header_name(field):
    return "x-" + "-".join(field.split("_"))


def headers(**more):
    return {header_name(field): value for field, value in {**BASE, **more}.items()}
