"""The tests: a tree that mirrors blog/, journeys in a browser, and the programs that run them."""
