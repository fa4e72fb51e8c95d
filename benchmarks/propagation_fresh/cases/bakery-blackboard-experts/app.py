"""Experts look at a shared board and act when their turn has come."""
from experts import EXPERTS


def solve(board):
    acted = True
    while acted:
        acted = False
        for expert in EXPERTS:
            if expert.ready(board):
                expert.act(board)
                acted = True
    return board


def main():
    solve({"order": "rye", "trace": "o-1"})
