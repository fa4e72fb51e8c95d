"""Classes and objects: how they come to be, and what their attributes hold."""
