"""The task that sends an email in the background worker."""

from django_tasks import task

from blog.mail.models import Email
from blog.mail.sending import send


@task()
def send_email(pk: int) -> None:
    if email := Email.objects.due().filter(pk=pk).first():
        send(email)
