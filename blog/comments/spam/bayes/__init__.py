"""The Bayes filter that moderators teach."""
