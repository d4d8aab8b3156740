"""The states of links over time: how many had which, day by day, and the monthly report."""
