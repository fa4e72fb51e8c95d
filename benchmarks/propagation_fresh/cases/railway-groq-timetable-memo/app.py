"""Clients per line, kept in a dictionary by __missing__; the trace is given per call or not at all."""
from groq import Groq


class Clients(dict):
    def __missing__(self, line):
        client = Groq(default_headers={"x-team-id": "rail", "x-cost-center": f"cc-{line}", "x-service": "timetable",
                                       "x-environment": "prod"})
        self[line] = client
        return client


clients = Clients()


def delay(line, train):
    return clients[line].chat.completions.create(
        model="llama-3.1-8b-instant", messages=[{"role": "user", "content": train}],
        extra_headers={"x-correlation-id": train})


def apology(line, train):
    return clients[line].chat.completions.create(
        model="llama-3.1-8b-instant", messages=[{"role": "user", "content": f"sorry {train}"}])


def main():
    delay("4016", "ice-1")
    apology("4016", "ice-1")
