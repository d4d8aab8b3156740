"""Names without a comma in the form of a source."""

import pytest

from blog.sources.models import Source

pytestmark = pytest.mark.django_db

NEW = "/admin/cite/new/"
BOOK = {"kind": "book", "title": "The Split"}


def authors() -> list[dict[str, str]]:
    return Source.objects.get().rest["author"]


def test_a_person_typed_as_people_do_is_a_person(admin):
    assert admin.post(NEW, BOOK | {"author": "Lyle J. Goldstein"}).status_code == 201
    assert authors() == [{"family": "Goldstein", "given": "Lyle J."}]
    assert Source.objects.get().names == "Goldstein"


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("person", {"family": "Zedong", "given": "Mao"}),
        ("family-first", {"family": "Mao", "given": "Zedong"}),
        ("organization", {"literal": "Mao Zedong"}),
    ],
)
def test_an_unclear_name_is_asked_about_and_the_answer_counts(admin, answer, name):
    page = admin.post(NEW, BOOK | {"author": "Mao Zedong"}).content.decode()
    assert "Who is “Mao Zedong”?" in page
    assert "A person: Zedong, Mao" in page and "A person: Mao, Zedong" in page
    assert Source.objects.count() == 0
    data = BOOK | {"author": "Mao Zedong", "name-author-Mao Zedong": answer}
    assert admin.post(NEW, data).status_code == 201
    assert authors() == [name]


def test_an_answer_is_not_asked_for_again_after_another_mistake(admin):
    data = BOOK | {"author": "Mao Zedong", "name-author-Mao Zedong": "person", "issued": "79"}
    page = admin.post(NEW, data).content.decode()
    assert '<input type="hidden" name="name-author-Mao Zedong" value="person">' in page
    assert "Who is" not in page


def test_an_organization_of_pasted_data_is_not_asked_about(admin):
    pasted = "@book{a, title = {A}, author = {{Human Rights Watch}}}"
    page = admin.post("/admin/cite/look-up/", {"q": pasted}).content.decode()
    answer = 'name="name-author-Human Rights Watch" value="organization"'
    assert answer in page


def test_a_hostile_name_stays_text(admin):
    page = admin.post(NEW, BOOK | {"author": '<script>alert(1)</script> "x'}).content.decode()
    assert "<script>" not in page


def test_an_unclear_name_is_asked_about_on_the_page_of_a_source_too(admin):
    page = admin.post("/admin/blog/source/add/", BOOK | {"author": "Mao Zedong"}).content.decode()
    assert "Who is “Mao Zedong”?" in page
