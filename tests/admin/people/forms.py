"""What people type and send to log in, and to accept an invitation."""

from django_otp.oath import totp

PASSWORD = "a-long-password"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
LOGIN, CODE, TWO_FACTOR = "/admin/login/", "/admin/login/code/", "/admin/me/second-factor/"
BOB = {
    "username": "bob",
    "name": "Bob",
    "email": "bob@example.org",
    "password1": "a-long-password",
    "password2": "a-long-password",
}


def code_of(key: str) -> str:
    return f"{totp(bytes.fromhex(key)):06d}"


def log_in(client, *, password: str = PASSWORD, wanted: str = "", **extra: str):
    return client.post(
        f"{LOGIN}?next={wanted}",
        {"username": "alice", "password": password, "next": wanted},
        headers={"user-agent": FIREFOX},
        **extra,
    )


def errors(response) -> str:
    return str(response.context["form"].errors)


def path_of(link: str) -> str:
    return "/admin/" + link.partition("/admin/")[2]
