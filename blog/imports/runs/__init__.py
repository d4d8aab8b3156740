"""Imports that the worker runs: checked first, loaded when a person says so."""
