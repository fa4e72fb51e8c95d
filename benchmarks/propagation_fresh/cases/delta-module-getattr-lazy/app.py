import silt


def main():
    silt.upstream.responses.create(model="gpt-4o", input="sand", extra_headers={"x-correlation-id": "up"})
    silt.downstream.responses.create(model="gpt-4o", input="clay", extra_headers={"x-correlation-id": "down"})
