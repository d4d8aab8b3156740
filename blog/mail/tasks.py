"""Work on letters for the background worker."""

from django_tasks import task

from blog.mail.models import Letter
from blog.mail.sending import send


@task()
def send_letter(pk: int) -> None:
    letter = Letter.objects.due().filter(pk=pk).first()
    if letter:
        send(letter)
