"""Webhooks: other programs are sent an event when a post or comment changes for readers.

models      the webhooks of the blog, their deliveries, and what was announced
announcing  comparing a post or comment with what was announced: which event is it?
sending     signing and sending a delivery; turning off what has failed for days
"""
