"""The Bayes filter: tokens of a comment, the classifier, and its training by moderators."""
