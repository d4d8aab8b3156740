"""The page *System*: what the operator should know, in words."""
