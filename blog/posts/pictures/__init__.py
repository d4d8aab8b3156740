"""The pictures that posts show."""
