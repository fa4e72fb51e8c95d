"""Functions that a framework calls: what a request, a fixture or a command line gives them."""
