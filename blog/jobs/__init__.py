"""Work that is due: one stored shape, one policy of retries, the schedule of periodic jobs.

What workers do later or again (an email, a webmention, a periodic job, a failed task) is a row of a
model that extends `DueWork`. A worker claims the row, does the work outside any transaction, and
calls one of `succeed`, `put_off` and `give_up`. Link checks, webhooks or newsletters need no more
than such a model, a `RetryPolicy` and a line in the schedule that calls their verb.
"""
