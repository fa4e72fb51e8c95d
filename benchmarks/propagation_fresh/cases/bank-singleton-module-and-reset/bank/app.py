from .hub import Hub, hub


def score(text):
    return hub.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "s"})


def explain(text, using):
    return using.client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "e"})


def main():
    hub.configure(x_team_id="bank", x_cost_center="cc-1", x_service="score", x_environment="prod")
    score("a")
    spare = Hub()
    spare.configure(x_team_id="bank", x_service="spare", x_environment="prod")
    explain("b", spare)
