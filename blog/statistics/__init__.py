"""What is read, from where it is found, what is searched in vain: daily sums, never a person."""
