"""Safe outgoing HTTP: the only room that speaks to other machines. No Django."""
