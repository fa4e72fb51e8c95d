from graph import Writer


def main():
    headers = {"x-team-id": "blog", "x-cost-center": "cc-2326", "x-service": "writer", "x-environment": "prod",
               "x-correlation-id": "post-1"}
    Writer(headers).build().invoke({"topic": "teapots"})
