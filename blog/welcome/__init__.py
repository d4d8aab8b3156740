"""The blog a newcomer meets on the first start: an example that shows what Ibid is for."""
