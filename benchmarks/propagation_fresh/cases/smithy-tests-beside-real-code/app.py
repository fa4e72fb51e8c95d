from smithy.forge import Forge
from tests import test_forge


def main():
    test_forge.test_shape()
    test_forge.test_direct()
    forge = Forge()
    forge.shape("blade", "s-1")
    forge.quench("blade")
