"""Due work: its base model, retry policies, and the schedule of periodic jobs.

Everything that workers do later or more than once (emails, webmentions, periodic jobs, failed
tasks) is a row of a model that extends `DueWork`. A worker claims the row, does the work outside
any transaction, and then calls `succeed`, `put_off` or `give_up`. A new kind of work, such as link
checks or webhooks, needs only such a model, a `RetryPolicy` and a line in the schedule.
"""
