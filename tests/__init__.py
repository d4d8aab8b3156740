"""The tests: a tree that mirrors blog/, journeys through the whole, and what runs them."""
