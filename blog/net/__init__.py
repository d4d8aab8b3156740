"""Safe outgoing HTTP: the only room that connects to other machines. No Django."""
