"""Safe outgoing HTTP, the only room that fetches from other hosts. No Django."""
