"""Support desk."""
